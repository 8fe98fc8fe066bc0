package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.INADM_TRAINING_HOURS_EXCESS;
import static it.sportello.reporting.InadmissibilityCode.INADM_TUTORING_EXCESS;

import it.sportello.reporting.ExpenseReport.Session;
import it.sportello.reporting.LineAccount.Slot;
import it.sportello.reporting.Recognition.Hours;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The second of the cuts: training hours above the table, then tutoring above the hours that are funded. */
@Rule({"PSW-03-16", "PSW-17-05"})
final class TrainingCaps {

    private final ReportAccounts accounts;
    private final int maximum;

    /** @param maximum the most hours of training that are funded */
    TrainingCaps(ReportAccounts accounts, int maximum) {
        this.accounts = accounts;
        this.maximum = maximum;
    }

    Hours cut() {
        BigDecimal held = accounts.sessions.values().stream()
                .filter(this::isFundable)
                .map(Session::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal funded = held.min(BigDecimal.valueOf(maximum));
        capTrainingHours();
        Ratio tutoring = tutoringHours();
        Ratio tutoringExcess = tutoring.minus(Ratio.of(funded));
        capTutoring(tutoringExcess, funded);
        return new Hours(
                maximum,
                held,
                funded,
                held.subtract(funded),
                tutoring.display(),
                tutoringExcess.isPositive() ? tutoringExcess.display() : BigDecimal.ZERO);
    }

    /** A session of a valid action, signed and with learners, or admitted by the officer for some line. */
    private boolean isFundable(Session session) {
        boolean ofInvalidAction = accounts.report.trainingActions().stream()
                .anyMatch(a -> accounts.isInvalid(a.id()) && a.sessions().contains(session));
        boolean regular = session.signed() && session.learnersPresent() > 0;
        return (regular && !ofInvalidAction)
                || accounts.lines.stream()
                        .filter(a -> a.line.isTraining() && a.isAlive())
                        .flatMap(a -> a.slots.stream())
                        .anyMatch(slot -> slot.session.equals(session) && slot.hours.isPositive());
    }

    /** The hours above the table are the latest of the registers; each line loses them at its own rate. */
    @Rule("PSW-03-16")
    private void capTrainingHours() {
        Map<String, BigDecimal> excess = new HashMap<>();
        BigDecimal left = BigDecimal.valueOf(maximum);
        for (Session session : accounts.sessions.values().stream()
                .filter(this::isFundable)
                .sorted(Comparator.comparing(Session::date).thenComparing(Session::startsAt))
                .toList()) {
            BigDecimal funded = session.hours().min(left);
            left = left.subtract(funded);
            excess.put(session.id(), session.hours().subtract(funded));
        }
        for (LineAccount account : accounts.lines) {
            if (!account.line.isTraining() || !account.isAlive()) {
                continue;
            }
            Ratio lost = Ratio.ZERO;
            for (Slot slot : account.slots) {
                BigDecimal over = excess.getOrDefault(slot.session.id(), BigDecimal.ZERO);
                if (over.signum() > 0) {
                    Ratio hours = slot.hours.times(over, slot.session.hours());
                    account.loseHours(slot, hours);
                    lost = lost.plus(hours);
                }
            }
            if (lost.isPositive()) {
                account.settleHours(
                        INADM_TRAINING_HOURS_EXCESS,
                        ItalianText.number(lost.display()) + " ore oltre il massimo finanziabile di " + maximum);
            }
        }
    }

    private List<LineAccount> tutoringLines() {
        return accounts.lines(a -> a.line.isTutoring() && a.isAlive());
    }

    private Ratio tutoringHours() {
        return tutoringLines().stream()
                .flatMap(a -> a.slots.stream())
                .map(slot -> slot.hours)
                .reduce(Ratio.ZERO, Ratio::plus);
    }

    /** Cut from the latest entries of the register; at the same hour, from the last line of the report. */
    @Rule("PSW-17-05")
    private void capTutoring(Ratio excess, BigDecimal funded) {
        record Entry(LineAccount account, Slot slot) {}
        List<Entry> entries = new ArrayList<>();
        tutoringLines().forEach(a -> a.slots.forEach(slot -> entries.add(new Entry(a, slot))));
        entries.sort(Comparator.comparing((Entry e) -> e.slot().session.date())
                .thenComparing(e -> e.slot().session.startsAt()));
        Collections.reverse(entries);
        Map<LineAccount, Ratio> lost = new LinkedHashMap<>();
        Ratio toCut = excess;
        for (Entry entry : entries) {
            if (!toCut.isPositive()) {
                break;
            }
            Ratio hours = entry.slot().hours.min(toCut);
            if (!hours.isPositive()) {
                continue; // another cap has taken them: nothing is beyond this one
            }
            entry.account().loseHours(entry.slot(), hours);
            toCut = toCut.minus(hours);
            lost.merge(entry.account(), hours, Ratio::plus);
        }
        lost.forEach((account, hours) -> account.settleHours(
                INADM_TUTORING_EXCESS,
                ItalianText.number(hours.display()) + " ore di tutoraggio oltre le " + ItalianText.number(funded)
                        + " ore di formazione"));
    }
}
