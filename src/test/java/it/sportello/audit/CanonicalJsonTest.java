package it.sportello.audit;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import org.junit.jupiter.api.Test;

@Rule("PSW-00-10")
class CanonicalJsonTest {

    private final CanonicalJson canonical = new CanonicalJson();

    @Test
    void theTextHasItsKeysInOrderAndNoBlanks() {
        Explanation explanation = Explanation.of("advance", "PSW-18-02")
                .input("rate", "0.60")
                .input("grantTotal", "7500.00")
                .step("uno")
                .result("4500.00");

        assertThat(canonical.write(explanation))
                .isEqualTo("{\"inputs\":{\"grantTotal\":\"7500.00\",\"rate\":\"0.60\"},\"result\":\"4500.00\","
                        + "\"rules\":[\"PSW-18-02\"],\"steps\":[\"uno\"],\"subject\":\"advance\"}");
    }

    @Test
    void theOrderOfTheInputsDoesNotChangeTheDigest() {
        Explanation one = Explanation.of("x").input("a", 1).input("b", 2).result("r");
        Explanation other = Explanation.of("x").input("b", 2).input("a", 1).result("r");

        assertThat(canonical.digest(one)).isEqualTo(canonical.digest(other));
    }
}
