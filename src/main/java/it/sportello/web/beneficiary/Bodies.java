package it.sportello.web.beneficiary;

import it.sportello.grant.AccountType;
import it.sportello.grant.Delegate;
import it.sportello.grant.Iban;
import it.sportello.grant.PaymentOption;
import it.sportello.payment.GuaranteeData;
import it.sportello.payment.InvoiceData;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the acts carry, as sent. A field that is missing is told with its rule; amounts are text with two decimals. */
final class Bodies {

    private Bodies() {}

    /** @param startDate null means the day of receipt */
    @Rule("PSW-16-01")
    record StartBody(@Nullable LocalDate startDate) {}

    @Rule("PSW-08-09")
    record AnswerBody(@Nullable Boolean accepted) {
        boolean isAccepted() {
            return new Missing().need("accepted", accepted, "PSW-08-09").get(accepted);
        }
    }

    @Rule("PSW-16-03")
    record DeedBody(@Nullable LocalDate deedDate) {
        LocalDate date() {
            return new Missing().need("deedDate", deedDate, "PSW-16-03").get(deedDate);
        }
    }

    @Rule("PSW-16-04")
    record DelegateBody(@Nullable String name, @Nullable String taxCode) {
        Delegate delegate() {
            return new Delegate(name == null ? "" : name, taxCode == null ? "" : taxCode);
        }
    }

    /** @param usedSince opening, first use for the project, or day of the change */
    @Rule("PSW-16-04")
    record AccountBody(
            @Nullable String iban,
            @Nullable AccountType type,
            @Nullable List<DelegateBody> delegates,
            @Nullable LocalDate usedSince) {
        Account account() {
            Missing missing = new Missing()
                    .need("iban", iban, "PSW-16-04")
                    .need("type", type, "PSW-16-04")
                    .need("usedSince", usedSince, "PSW-16-04");
            return new Account(
                    new Iban(missing.get(iban)),
                    missing.get(type),
                    delegates == null
                            ? List.of()
                            : delegates.stream().map(DelegateBody::delegate).toList(),
                    missing.get(usedSince));
        }
    }

    record Account(Iban iban, AccountType type, List<Delegate> delegates, LocalDate usedSince) {}

    @Rule("PSW-18-06")
    record OptionBody(@Nullable PaymentOption option) {
        PaymentOption chosen() {
            return new Missing().need("option", option, "PSW-18-06").get(option);
        }
    }

    @Rule("PSW-18-04")
    record GuaranteeBody(
            @Nullable String guarantor,
            @Nullable String number,
            @Nullable Euro amount,
            boolean firstDemand,
            boolean noExceptions,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiry) {
        GuaranteeData data() {
            Missing missing = new Missing()
                    .need("guarantee.guarantor", guarantor, "PSW-18-04")
                    .need("guarantee.number", number, "PSW-18-04")
                    .need("guarantee.amount", amount, "PSW-18-04")
                    .need("guarantee.issuedOn", issuedOn, "PSW-18-04");
            return new GuaranteeData(
                    missing.get(guarantor),
                    missing.get(number),
                    missing.get(amount),
                    firstDemand,
                    noExceptions,
                    missing.get(issuedOn),
                    expiry);
        }
    }

    @Rule("PSW-18-03")
    record InvoiceBody(@Nullable String number, @Nullable LocalDate date, @Nullable Euro amount) {
        InvoiceData data() {
            Missing missing = new Missing()
                    .need("invoice.number", number, "PSW-18-03")
                    .need("invoice.date", date, "PSW-18-03")
                    .need("invoice.amount", amount, "PSW-18-11");
            return new InvoiceData(missing.get(number), missing.get(date), missing.get(amount));
        }
    }

    @Rule("PSW-18-03")
    record AdvanceBody(@Nullable GuaranteeBody guarantee, @Nullable InvoiceBody invoice) {
        AdvanceBody whole() {
            new Missing()
                    .need("guarantee", guarantee, "PSW-18-04")
                    .need("invoice", invoice, "PSW-18-03")
                    .refuse();
            return this;
        }

        GuaranteeData guaranteeData() {
            return new Missing()
                    .need("guarantee", guarantee, "PSW-18-04")
                    .get(guarantee)
                    .data();
        }

        InvoiceData invoiceData() {
            return new Missing()
                    .need("invoice", invoice, "PSW-18-03")
                    .get(invoice)
                    .data();
        }
    }

    /** @param requestedEnd the end of activity asked for, or null where the times do not change */
    @Rule("PSW-16-07")
    record VariationBody(@Nullable String reason, @Nullable String changes, @Nullable LocalDate requestedEnd) {}

    @Rule("PSW-19-01")
    record EndBody(@Nullable LocalDate endDate) {
        LocalDate date() {
            return new Missing().need("endDate", endDate, "PSW-19-01").get(endDate);
        }
    }

    @Rule("PSW-19-02")
    record ExtensionBody(@Nullable String reason, @Nullable LocalDate requestedDate) {
        LocalDate date() {
            return new Missing()
                    .need("requestedDate", requestedDate, "PSW-19-02")
                    .get(requestedDate);
        }
    }

    record TextBody(@Nullable String text) {}

    /** @param compliedOn the day of compliance, or null for observations only */
    @Rule("PSW-20-06")
    record NoticeReplyBody(@Nullable String text, @Nullable LocalDate compliedOn) {}

    record WithdrawalBody(@Nullable String reason) {}

    @Rule("PSW-06-14")
    record ChangeBody(@Nullable String description, @Nullable LocalDate changedOn) {
        LocalDate date() {
            return new Missing().need("changedOn", changedOn, "PSW-06-14").get(changedOn);
        }
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Collects the fields that are missing, all of them. */
    static final class Missing {
        private final List<Reason> reasons = new ArrayList<>();

        Missing need(String field, @Nullable Object value, String rule) {
            if (value == null) {
                reasons.add(Reason.on(field, "INVALID_FIELD", rule, "Il campo è obbligatorio."));
            }
            return this;
        }

        void refuse() {
            if (!reasons.isEmpty()) {
                throw Refusal.invalid(reasons);
            }
        }

        /** The value of a field that was needed. */
        <T> T get(@Nullable T value) {
            refuse();
            if (value == null) {
                throw new IllegalStateException("a field that is used is needed first");
            }
            return value;
        }
    }
}
