package it.sportello.proposal;

import it.sportello.shared.ReferenceCode;

/** The rules under which a case was sent. */
record RuleSetOf(ReferenceCode code, String ruleSet) {

    RuleSetOf(String code, String ruleSet) {
        this(new ReferenceCode(code), ruleSet);
    }
}
