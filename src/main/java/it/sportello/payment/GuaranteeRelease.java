package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;

/** Why the guarantor is let go. */
@Rule({"PSW-18-04", "PSW-00-10"})
public final class GuaranteeRelease {

    private GuaranteeRelease() {}

    public static Explanation explanation(String number, Euro amount) {
        return Explanation.of("guaranteeRelease", "PSW-18-04", "PSW-18-08")
                .input("guaranteeNumber", number)
                .input("guaranteeAmount", amount)
                .step("La pratica è liquidata e nulla resta da recuperare: la garanzia n. " + number + " di "
                        + ItalianText.euro(amount) + " è svincolata.")
                .result(amount);
    }
}
