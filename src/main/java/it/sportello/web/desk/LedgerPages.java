package it.sportello.web.desk;

import static java.util.Objects.requireNonNull;

import it.sportello.funding.Balance;
import it.sportello.funding.Envelope;
import it.sportello.funding.LedgerReader;
import it.sportello.funding.QueuePosition;
import it.sportello.funding.Verdict;
import it.sportello.payment.PaidOut;
import it.sportello.shared.Euro;
import it.sportello.shared.Percentage;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The two envelopes, the queue with its reasons, the movements (PSW-08-02, PSW-13-14). */
@Controller
class LedgerPages {

    private static final int MOST = 300;

    private final LedgerReader ledger;
    private final PaidOut paidOut;
    private final String notice;
    private final Italian italian;

    LedgerPages(LedgerReader ledger, PaidOut paidOut, @Value("${sportello.notice}") String notice, Italian italian) {
        this.ledger = ledger;
        this.paidOut = paidOut;
        this.notice = notice;
        this.italian = italian;
    }

    /**
     * The bar of an envelope, from the left: paid, still to be paid, released, reserved; the rest is free.
     *
     * @param total what was allocated, moved in and put back in play, less what was moved out
     * @param held committed and not released, paid or not
     */
    record Bar(
            String name,
            Euro total,
            Euro committed,
            Euro paid,
            Euro held,
            Euro released,
            Euro reserved,
            Euro free,
            boolean exhausted) {

        /** Up to where a part reaches, in hundredths of the bar with two decimals. */
        public BigDecimal upTo(Euro... parts) {
            return total.isPositive()
                    ? Percentage.hundredths(Euro.sum(List.of(parts)).amount().movePointRight(2), total.amount())
                    : BigDecimal.ZERO;
        }
    }

    @GetMapping("/desk/ledger")
    String ledger(Model model) {
        Map<Envelope, Balance> balances = ledger.balances(notice);
        Map<Envelope, Euro> paid = paidOut.of(notice);
        model.addAttribute(
                "bars",
                balances.values().stream()
                        .map(balance -> bar(balance, requireNonNull(paid.get(balance.envelope()))))
                        .toList());
        model.addAttribute("it", italian);
        model.addAttribute("sections", List.of(amounts(balances), queue(), movements()));
        return "desk/ledger";
    }

    private static Bar bar(Balance balance, Euro paid) {
        Euro total = balance.allocated()
                .plus(balance.toppedUp())
                .plus(balance.transferredIn())
                .minus(balance.transferredOut())
                .plus(balance.reopened());
        return new Bar(
                name(balance.envelope()),
                total,
                balance.committed(),
                paid,
                balance.committed().minus(balance.released()),
                balance.released(),
                balance.reserved(),
                balance.free(),
                balance.exhausted());
    }

    private static String name(Envelope envelope) {
        return switch (envelope) {
            case A -> "Azione A – adozione del piano";
            case B -> "Azione B – attuazione del piano";
        };
    }

    private Section amounts(Map<Envelope, Balance> balances) {
        Section.Builder section = Section.titled("Dotazioni")
                .head(
                        "Azione",
                        "Stanziato €",
                        "Integrato €",
                        "Trasferito €",
                        "Impegnato €",
                        "Riservato €",
                        "Residuo €",
                        "Economie €",
                        "di cui riutilizzate €");
        balances.values()
                .forEach(b -> section.row(
                        b.envelope().name(),
                        italian.euro(b.allocated()),
                        italian.euro(b.toppedUp()),
                        italian.euro(b.transferredIn().minus(b.transferredOut())),
                        italian.euro(b.committed()),
                        italian.euro(b.reserved()),
                        italian.euro(b.remaining()),
                        italian.euro(b.released()),
                        italian.euro(b.reopened())));
        return section.build();
    }

    private Section queue() {
        var queue = ledger.queue(notice);
        Section.Builder section = Section.titled("Coda dei finanziamenti");
        if (queue.isEmpty()) {
            return section.say("Nessuna pratica in coda.").build();
        }
        sayWhatIsLeftOut(section, queue.size());
        setAside(queue).ifPresent(section::say);
        section.head("Posto", "Pratica", "Trasmessa", "Punteggio €", "Azione A €", "Azione B €", "Esito", "Perché");
        queue.stream()
                .limit(MOST)
                .forEach(position -> section.row(
                        position.place() == 0 ? "—" : position.place(),
                        Section.link(position.code().value(), Pages.of(position.code())),
                        italian.instant(position.transmittedAt()),
                        italian.number(position.score()),
                        italian.euro(position.grantA()),
                        italian.euro(position.grantB()),
                        verdict(position.verdict()),
                        position.sentence()));
        return section.build();
    }

    /** What the undecided hold back from those behind them; no movement of the envelopes (PSW-13-14). */
    private Optional<String> setAside(List<QueuePosition> queue) {
        List<QueuePosition> undecided = queue.stream()
                .filter(position -> position.state().equals("UNDECIDED"))
                .toList();
        return undecided.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Pratiche in istruttoria: %d, per %s dell'Azione A e %s dell'Azione B accantonati rispetto a"
                                        .formatted(
                                                undecided.size(),
                                                italian.euro(Euro.sum(undecided.stream()
                                                        .map(QueuePosition::grantA)
                                                        .toList())),
                                                italian.euro(Euro.sum(undecided.stream()
                                                        .map(QueuePosition::grantB)
                                                        .toList())))
                                + " chi le segue (PSW-13-14): non è un movimento delle dotazioni.");
    }

    private static void sayWhatIsLeftOut(Section.Builder section, int rows) {
        if (rows > MOST) {
            section.say("Sono mostrate %d righe su %d: tutte sono nel foglio di calcolo.".formatted(MOST, rows));
        }
    }

    static String verdict(Verdict.@Nullable Kind verdict) {
        return verdict == null ? "—" : verdict.label();
    }

    private Section movements() {
        var movements = ledger.movements(notice);
        Section.Builder section = Section.titled("Movimenti");
        if (movements.isEmpty()) {
            return section.say("Nessun movimento.").build();
        }
        sayWhatIsLeftOut(section, movements.size());
        section.head("N.", "Data", "Azione", "Movimento", "Importo €", "Pratica", "Atto o impegno", "Motivo");
        movements.stream()
                .sorted(Comparator.comparing(m -> -m.number()))
                .limit(MOST)
                .forEach(m -> section.row(
                        m.number(),
                        italian.instant(m.at()),
                        m.envelope().name(),
                        m.kind().label(),
                        italian.euro(m.amount()),
                        m.code() == null ? "—" : Section.link(m.code().value(), Pages.of(m.code())),
                        italian.text(m.act()),
                        italian.text(m.reason())));
        return section.build();
    }
}
