package it.sportello.process.task;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** What a person may not decide, in a sentence for him. The engine's REST answers a wrong form with 400, not 500. */
final class RefusedDecision extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    RefusedDecision(String sentence) {
        super(sentence, sentence);
    }

    RefusedDecision(String sentence, Throwable cause) {
        super(sentence, sentence, cause);
    }
}
