package it.sportello.payment;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of payments start from: everything is there, and each test takes one thing away. */
final class PaymentFixtures {

    static final LocalDate PAY_DATE = LocalDate.of(2021, 7, 1);

    static final Notice NOTICE = Notices.read(PaymentFixtures.class.getResourceAsStream("/notices/psw-2020.v1.yaml"));

    private PaymentFixtures() {}

    static PaymentConditions.@Nullable GuaranteeTerms guarantee(@Nullable String amount, boolean firstDemand) {
        return amount == null
                ? null
                : new PaymentConditions.GuaranteeTerms(Euro.of(amount), firstDemand, true, PAY_DATE.plusYears(1), true);
    }

    static PaymentConditions conditions(
            Tranche tranche, String due, @Nullable String invoice, @Nullable String guarantee) {
        return new PaymentConditions(
                tranche,
                Euro.of(due),
                PAY_DATE,
                true,
                true,
                invoice == null ? null : Euro.of(invoice),
                guarantee(guarantee, true),
                true,
                List.of(new DurcReading("01234567890", DurcStatus.REGULAR, PAY_DATE)),
                true,
                true,
                true,
                false);
    }
}
