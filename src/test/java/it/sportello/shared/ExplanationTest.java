package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@Rule("PSW-00-10")
class ExplanationTest {

    @Test
    void anExplanationKeepsRulesInputsAndStepsInTheirOrder() {
        Explanation explanation = Explanation.of("advance", "PSW-18-02", "PSW-00-01")
                .input("grantTotal", Euro.of("7500"))
                .input("advanceRate", Percentage.of("0.60"))
                .step("Acconto: 60% di € 7.500,00.")
                .step("Acconto: € 4.500,00.")
                .result(Euro.of("4500"));

        assertThat(explanation.subject()).isEqualTo("advance");
        assertThat(explanation.rules()).containsExactly(RuleId.of("PSW-18-02"), RuleId.of("PSW-00-01"));
        assertThat(explanation.inputs().toString()).isEqualTo("{grantTotal=7500.00, advanceRate=0.60}");
        assertThat(explanation.steps()).containsExactly("Acconto: 60% di € 7.500,00.", "Acconto: € 4.500,00.");
        assertThat(explanation.result()).isEqualTo("4500.00");
    }
}
