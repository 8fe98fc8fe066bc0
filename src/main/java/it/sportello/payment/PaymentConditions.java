package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the payment gate looks at, as it stands on the payment date.
 *
 * @param due the amount of the tranche
 * @param startDeclared whether the start communication was received
 * @param recognised whether the report was verified and its amount recognised; not asked for the advance
 * @param invoice its amount, null where there is none
 * @param guarantee null where there is none; asked for the advance only
 * @param cupAcquired whether the CUP is there
 * @param durc the last certificate of the enterprise and of each member with a share
 * @param account whether the dedicated account was communicated
 * @param lazioSeat whether a legal or operating seat is in Lazio
 * @param requirementsKept whether the requirements of admission are kept (PSW-05-10)
 * @param fraudHold whether a fraud flag is raised and not cleared
 */
@Rule({"PSW-18-01", "PSW-18-03"})
public record PaymentConditions(
        Tranche tranche,
        Euro due,
        LocalDate payDate,
        boolean startDeclared,
        boolean recognised,
        @Nullable Euro invoice,
        @Nullable GuaranteeTerms guarantee,
        boolean cupAcquired,
        List<DurcReading> durc,
        boolean account,
        boolean lazioSeat,
        boolean requirementsKept,
        boolean fraudHold) {

    public PaymentConditions {
        durc = List.copyOf(durc);
    }

    /** The same with a requirement lost, whatever was found before the payment (PSW-05-10). */
    @Rule("PSW-05-10")
    PaymentConditions withRequirementLost() {
        return new PaymentConditions(
                tranche,
                due,
                payDate,
                startDeclared,
                recognised,
                invoice,
                guarantee,
                cupAcquired,
                durc,
                account,
                lazioSeat,
                false,
                fraudHold);
    }

    /**
     * @param expiry last day of validity, null where it lasts until it is released
     * @param accepted whether the officer has accepted it
     */
    @Rule("PSW-18-04")
    public record GuaranteeTerms(
            Euro amount, boolean firstDemand, boolean noExceptions, @Nullable LocalDate expiry, boolean accepted) {

        /** For at least that amount, at first demand and without exceptions, accepted, and not expired on that day. */
        public boolean isValid(Euro least, LocalDate day) {
            return amount.covers(least)
                    && amount.isPositive()
                    && firstDemand
                    && noExceptions
                    && accepted
                    && (expiry == null || !day.isAfter(expiry));
        }
    }
}
