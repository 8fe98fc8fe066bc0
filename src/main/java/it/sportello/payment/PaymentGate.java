package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a payment may be ordered: every condition of table TRANCHES is looked at, each one a named rule, and all that
 * are missing are stated, in the order of the table. Purely mechanical: without them nobody can pay (PSW-00-11).
 */
@Rule({"PSW-18-01", "PSW-18-03", "PSW-00-11"})
public final class PaymentGate {

    private final List<Function<PaymentConditions, Optional<Reason>>> conditions = List.of(
            this::startDeclared,
            this::reportRecognised,
            this::invoiceThere,
            this::invoiceOfTheAmountDue,
            this::guaranteeValid,
            this::cupAcquired,
            this::durcPositive,
            this::accountCommunicated,
            this::seatInLazio,
            this::requirementsKept,
            this::noFraudHold);

    /** @return the amount that may be paid, or every reason why it may not */
    public Outcome<Euro> check(PaymentConditions facts) {
        List<Reason> reasons = new ArrayList<>();
        conditions.forEach(condition -> condition.apply(facts).ifPresent(reasons::add));
        return Outcome.of(facts.due(), reasons, List.of());
    }

    /** The check with its facts, to be stored (PSW-00-10). */
    @Rule("PSW-00-10")
    public Explanation explain(PaymentConditions facts) {
        Outcome<Euro> outcome = check(facts);
        Explanation.Builder explanation = Explanation.of(
                        "paymentGate." + facts.tranche().name().toLowerCase(Locale.ROOT),
                        "PSW-18-01",
                        "PSW-18-03",
                        "PSW-18-04",
                        "PSW-18-09",
                        "PSW-18-10",
                        "PSW-18-11",
                        "PSW-16-04",
                        "PSW-05-10",
                        "PSW-05-11",
                        "PSW-24-01")
                .input("tranche", facts.tranche())
                .input("due", facts.due())
                .input("payDate", facts.payDate())
                .input("startDeclared", facts.startDeclared())
                .input("recognised", facts.recognised())
                .input("invoice", text(facts.invoice()))
                .input(
                        "guarantee",
                        text(
                                facts.guarantee() == null
                                        ? null
                                        : facts.guarantee().amount()))
                .input("cup", facts.cupAcquired())
                .input("durc", facts.durc().stream().map(PaymentGate::text).collect(Collectors.joining("; ")))
                .input("account", facts.account())
                .input("lazioSeat", facts.lazioSeat())
                .input("requirementsKept", facts.requirementsKept())
                .input("fraudHold", facts.fraudHold());
        outcome.grounds().forEach(reason -> explanation.step(reason.text() + " (" + reason.rule() + ")"));
        if (outcome.isAccepted()) {
            explanation.step(
                    "Tutte le condizioni sono soddisfatte: si possono erogare " + ItalianText.euro(facts.due()) + ".");
        }
        return explanation.result(outcome.isAccepted() ? "PAY" : "BLOCK");
    }

    @Rule({"PSW-18-01", "PSW-18-03"})
    private Optional<Reason> startDeclared(PaymentConditions facts) {
        return missing(
                facts.tranche() == Tranche.ADVANCE && !facts.startDeclared(),
                "START_NOT_DECLARED",
                "PSW-18-03",
                "Non risulta pervenuta la comunicazione di avvio delle attività.");
    }

    @Rule("PSW-18-07")
    private Optional<Reason> reportRecognised(PaymentConditions facts) {
        return missing(
                facts.tranche() != Tranche.ADVANCE && !facts.recognised(),
                "REPORT_NOT_RECOGNISED",
                "PSW-18-07",
                "Il rendiconto non è stato verificato e il contributo non è stato riconosciuto.");
    }

    @Rule("PSW-18-03")
    private Optional<Reason> invoiceThere(PaymentConditions facts) {
        return missing(facts.invoice() == null, "INVOICE_MISSING", "PSW-18-03", "Non risulta pervenuta la fattura.");
    }

    @Rule("PSW-18-11")
    private Optional<Reason> invoiceOfTheAmountDue(PaymentConditions facts) {
        Euro invoice = facts.invoice();
        return invoice == null || invoice.equals(facts.due())
                ? Optional.empty()
                : Optional.of(Reason.of(
                        "INVOICE_MISMATCH",
                        "PSW-18-11",
                        "L'importo della fattura (" + ItalianText.euro(invoice) + ") è diverso da quello da erogare ("
                                + ItalianText.euro(facts.due()) + ")."));
    }

    @Rule("PSW-18-04")
    private Optional<Reason> guaranteeValid(PaymentConditions facts) {
        PaymentConditions.GuaranteeTerms guarantee = facts.guarantee();
        return missing(
                facts.tranche() == Tranche.ADVANCE
                        && (guarantee == null || !guarantee.isValid(facts.due(), facts.payDate())),
                "GUARANTEE_NOT_VALID",
                "PSW-18-04",
                "Manca una garanzia valida, a prima richiesta e senza eccezioni, accettata e di importo almeno pari"
                        + " all'acconto (" + ItalianText.euro(facts.due()) + ").");
    }

    @Rule("PSW-18-09")
    private Optional<Reason> cupAcquired(PaymentConditions facts) {
        return missing(!facts.cupAcquired(), "CUP_MISSING", "PSW-18-09", "Il CUP non è stato acquisito.");
    }

    @Rule("PSW-18-10")
    private Optional<Reason> durcPositive(PaymentConditions facts) {
        return missing(
                facts.durc().isEmpty()
                        || !facts.durc().stream().allMatch(reading -> reading.isPositiveOn(facts.payDate())),
                "DURC_NOT_POSITIVE",
                "PSW-18-10",
                "Il DURC non è regolare o non è valido alla data del pagamento.");
    }

    @Rule("PSW-16-04")
    private Optional<Reason> accountCommunicated(PaymentConditions facts) {
        return missing(
                !facts.account(), "ACCOUNT_MISSING", "PSW-16-04", "Non è stato comunicato il conto corrente dedicato.");
    }

    @Rule("PSW-05-11")
    private Optional<Reason> seatInLazio(PaymentConditions facts) {
        return missing(
                !facts.lazioSeat(),
                "NO_LAZIO_SEAT",
                "PSW-05-11",
                "Non risulta una sede legale o operativa nel Lazio alla data del pagamento.");
    }

    @Rule("PSW-05-10")
    private Optional<Reason> requirementsKept(PaymentConditions facts) {
        return missing(
                !facts.requirementsKept(),
                "REQUIREMENT_LOST",
                "PSW-05-10",
                "Non risultano mantenuti i requisiti di ammissione.");
    }

    @Rule("PSW-24-01")
    private Optional<Reason> noFraudHold(PaymentConditions facts) {
        return missing(
                facts.fraudHold(), "FRAUD_HOLD", "PSW-24-01", "Sono in corso verifiche: il pagamento è sospeso.");
    }

    private static String text(@Nullable Euro amount) {
        return amount == null ? "assente" : ItalianText.euro(amount);
    }

    private static String text(DurcReading reading) {
        return reading.subject() + " " + reading.status().label()
                + (reading.expiry() == null ? "" : " fino al " + ItalianText.day(reading.expiry()));
    }

    private static Optional<Reason> missing(boolean condition, String code, String rule, String text) {
        return condition ? Optional.of(Reason.of(code, rule, text)) : Optional.empty();
    }
}
