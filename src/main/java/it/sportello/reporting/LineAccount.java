package it.sportello.reporting;

import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.reporting.ExpenseReport.RegisterHours;
import it.sportello.reporting.ExpenseReport.Session;
import it.sportello.reporting.Recognition.Cut;
import it.sportello.reporting.Verification.LineDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left of a line while the cuts are made: every cause is written down, an amount is removed once. */
@Rule("PSW-19-28")
final class LineAccount {

    /** The hours of the line in one session that are still admitted. */
    static final class Slot {
        final Session session;
        Ratio hours;

        private Slot(Session session, BigDecimal hours) {
            this.session = session;
            this.hours = Ratio.of(hours);
        }
    }

    final Document document;
    final Line line;
    final List<Slot> slots;
    private final @Nullable LineDecision decision;
    private final BigDecimal reportedHours;
    private final List<Cut> cuts = new ArrayList<>();
    private final Set<InadmissibilityCode> setAside = EnumSet.noneOf(InadmissibilityCode.class);
    private Euro amount;
    /** The amount that the reported hours earn: the net within the rate, paid and proven. */
    private Euro hourly;

    private Ratio hours;

    LineAccount(Document document, Line line, Map<String, Session> sessions, @Nullable LineDecision decision) {
        this.document = document;
        this.line = line;
        this.decision = decision;
        this.amount = line.net();
        this.hourly = line.net();
        List<Slot> known = new ArrayList<>();
        for (RegisterHours entry : line.register()) {
            Session session = sessions.get(entry.session());
            if (session != null) {
                known.add(new Slot(session, entry.hours()));
            }
        }
        this.slots = List.copyOf(known);
        BigDecimal registered = slots.stream().map(s -> s.hours.numerator()).reduce(BigDecimal.ZERO, BigDecimal::add);
        this.reportedHours = line.hours() == null ? registered : registered.max(line.hours());
        this.hours = Ratio.of(reportedHours);
    }

    Euro amount() {
        return amount;
    }

    boolean isAlive() {
        return amount.isPositive();
    }

    boolean isDecided() {
        return decision != null;
    }

    /** Hours of the line that no entry of a register shows. */
    Ratio hoursOutsideTheRegister() {
        return slots.stream().map(s -> s.hours).reduce(Ratio.of(reportedHours), Ratio::minus);
    }

    boolean hasNoHours() {
        return reportedHours.signum() == 0;
    }

    Set<InadmissibilityCode> setAside() {
        return setAside;
    }

    List<Cut> cuts() {
        return cuts;
    }

    /** The whole line is lost. */
    void lose(InadmissibilityCode code, String text) {
        keepAtMost(Euro.ZERO, code, text);
    }

    /** What exceeds the limit is lost; the ground is recorded even when nothing exceeds it any more. */
    void keepAtMost(Euro limit, InadmissibilityCode code, String text) {
        if (isSetAside(code)) {
            return;
        }
        Euro left = amount.min(limit);
        cuts.add(new Cut(code, amount.minus(left), text));
        amount = left;
    }

    /** From now on the hours of the line earn what is left of it. */
    void fixHourly() {
        hourly = amount;
    }

    void loseHours(Slot slot, Ratio lost) {
        slot.hours = slot.hours.minus(lost);
        hours = hours.minus(lost);
    }

    void loseHours(Ratio lost) {
        hours = hours.minus(lost);
    }

    /** Brings the amount down to the hours that are left. */
    void settleHours(InadmissibilityCode code, String text) {
        keepAtMost(hours.isPositive() ? hours.shareOf(hourly, reportedHours) : Euro.ZERO, code, text);
    }

    /** True when the officer did not confirm the ground; it is remembered as proposed and set aside. */
    boolean isSetAside(InadmissibilityCode code) {
        boolean dropped =
                decision != null && code.maySetAside() && decision.setAside().contains(code);
        if (dropped) {
            setAside.add(code);
        }
        return dropped;
    }

    /** The grounds that the officer states, over the whole line or over the part he names; cash takes the document. */
    void applyDecision() {
        if (decision == null) {
            return;
        }
        Euro limit =
                decision.amountIneligible() == null ? Euro.ZERO : line.net().minusOrZero(decision.amountIneligible());
        decision.found().stream()
                .filter(code -> code != InadmissibilityCode.INADM_CASH)
                .sorted()
                .forEach(code -> keepAtMost(limit, code, found(code, decision.grounds())));
    }

    /** Why the officer states the ground for this line, empty where he does not. */
    Optional<String> groundsOf(InadmissibilityCode code) {
        return decision != null && decision.found().contains(code) ? Optional.of(decision.grounds()) : Optional.empty();
    }

    static String found(InadmissibilityCode code, String grounds) {
        return "accertato dall'ufficio: " + code.text() + " (" + grounds + ")";
    }

    /** What the officer takes from the line because that control found it. */
    @Rule("PSW-22-03")
    Euro attributedTo(String control) {
        if (decision == null || decision.found().isEmpty() || !control.equals(decision.control())) {
            return Euro.ZERO;
        }
        return decision.amountIneligible() == null ? line.net() : decision.amountIneligible();
    }
}
