package it.sportello.web.desk;

import it.sportello.control.ControlType;
import it.sportello.process.api.DeskActs;
import it.sportello.process.api.Role;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.desk.DeskForm.Field;
import it.sportello.web.desk.DeskForm.Input;
import it.sportello.web.desk.DeskForm.Option;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a person of the Region opens or declares on a case by himself, each by the roles to which it belongs. */
enum DeskAct implements FormAct {
    @Rule("PSW-22-01")
    CONTROL(
            "Apri un controllo",
            "PSW-22-01",
            Access.CONTROL,
            (acts, code, answers, by) -> acts.openControl(
                    code, choice(ControlType.class, answers, "type", "PSW-22-02"), answers.text("reason"), by),
            Field.choice(
                    "type",
                    "Tipo di controllo",
                    Arrays.stream(ControlType.values())
                            .map(type -> new Option(type.name(), type.label()))
                            .toList()),
            Field.of("reason", "Motivo", Input.LONG_TEXT)),
    @Rule("PSW-22-04")
    CONTROL_DOCUMENTS(
            "Chiedi documenti per il controllo aperto",
            "PSW-22-04",
            Access.CONTROL,
            (acts, code, answers, by) -> acts.requestControlDocuments(code, answers.text("documents"), by),
            Field.of("documents", "Documenti richiesti al beneficiario", Input.LONG_TEXT)),
    @Rule({"PSW-20-01", "PSW-20-05"})
    BREACH(
            "Segnala un inadempimento",
            "PSW-20-05",
            Access.OFFICE,
            (acts, code, answers, by) -> acts.reportBreach(
                    code, choice(BreachCode.class, answers, "cause", "PSW-20-05"), answers.text("evidence"), by),
            Field.choice(
                    "cause",
                    "Causa di revoca",
                    Arrays.stream(BreachCode.values())
                            .map(cause -> new Option(cause.name(), cause.label()))
                            .toList()),
            Field.of("evidence", "Da che cosa risulta", Input.LONG_TEXT)),
    @Rule("PSW-12-11")
    EXCLUSION_GROUND(
            "Segnala una causa di esclusione emersa dopo l'ammissione",
            "PSW-12-11",
            Access.OFFICE,
            (acts, code, answers, by) -> acts.reportExclusionGround(code, answers.text("grounds"), by),
            Field.of("grounds", "Motivazione", Input.LONG_TEXT)),
    @Rule("PSW-12-12")
    REVIEW(
            "Apri il riesame",
            "PSW-12-12",
            Access.OFFICE,
            (acts, code, answers, by) -> acts.openReview(code, answers.text("grounds"), by),
            Field.of("grounds", "Motivazione", Input.LONG_TEXT)),
    @Rule("PSW-24-01")
    FRAUD_HOLD(
            "Segnala una sospetta frode",
            "PSW-24-01",
            Access.ANYBODY,
            (acts, code, answers, by) -> acts.raiseFraudHold(code, answers.text("reason"), by),
            Field.of("reason", "Motivo, letto solo dal responsabile del procedimento e dall'audit", Input.LONG_TEXT)),
    @Rule("PSW-24-01")
    FRAUD_CLEARANCE(
            "Chiudi le segnalazioni di sospetta frode",
            "PSW-24-01",
            EnumSet.of(Role.RUP),
            (acts, code, answers, by) -> acts.clearFraudHold(code, answers.text("grounds"), by),
            Field.of("grounds", "Motivazione", Input.LONG_TEXT)),
    @Rule("PSW-24-02")
    CONFLICT(
            "Dichiara un tuo conflitto di interessi",
            "PSW-24-02",
            Access.ANYBODY,
            (acts, code, answers, by) -> acts.declareConflict(code, answers.text("reason"), by),
            Field.of("reason", "In che cosa consiste", Input.LONG_TEXT));

    /** What the act does. */
    private interface Step {
        void take(DeskActs acts, ReferenceCode code, FormAnswers answers, String by);
    }

    private final String title;
    private final String rule;
    private final Set<Role> roles;
    private final Step step;
    private final List<Field> fields;

    DeskAct(String title, String rule, Set<Role> roles, Step step, Field... fields) {
        this.title = title;
        this.rule = rule;
        this.roles = roles;
        this.step = step;
        this.fields = List.of(fields);
    }

    @Override
    public DeskForm form() {
        return DeskForm.of(this, title, fields.toArray(Field[]::new));
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }

    void take(DeskActs acts, ReferenceCode code, FormAnswers answers, String by) {
        step.take(acts, code, answers, by);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, FormAnswers answers, String field, String rule) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(answers.text(field)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(field, rule, "Scegliere una delle voci del modulo."));
    }
}
