package it.sportello.reporting;

import it.sportello.notice.Notice;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Participant;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Percentage;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The average attendance of a training action and what it lacks. Hours are capped, person by person, at the planned
 * ones (AMB-12); who cannot be a recipient is not counted (PSW-04-03).
 */
@Rule({"PSW-03-08", "PSW-03-09", "PSW-03-10", "PSW-03-11", "PSW-03-12", "PSW-03-13"})
final class Attendance {

    private final Notice notice;
    private final TrainingAction action;
    private final BigDecimal attended;
    private final BigDecimal planned;

    Attendance(Notice notice, TrainingAction action) {
        this.notice = notice;
        this.action = action;
        List<Participant> counted = action.participants().stream()
                .filter(p -> p.contract().isEligible() && !p.outsider())
                .toList();
        this.attended = counted.stream()
                .map(p -> p.attendedHours().min(action.plannedHours()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        this.planned = action.plannedHours().multiply(BigDecimal.valueOf(counted.size()));
    }

    /** Above 80 %, or from 70 % with the favourable opinion of the trainers' board; compared unrounded. */
    @Rule({"PSW-03-11", "PSW-03-12", "PSW-00-02"})
    boolean isFullyRecognised() {
        if (planned.signum() == 0) {
            return false;
        }
        Notice.Training limits = notice.training();
        return limits.fullAttendance().isExceededBy(attended, planned)
                || (action.trainersOpinion() == Opinion.FAVOURABLE
                        && limits.attendanceWithOpinion().isReachedBy(attended, planned));
    }

    /** Fully recognised only because the trainers' board says so. */
    private boolean restsOnTheOpinion() {
        return isFullyRecognised() && !notice.training().fullAttendance().isExceededBy(attended, planned);
    }

    /** The beneficiary says what the board's opinion is and uploads it: the officer looks at it. */
    @Rule("PSW-03-12")
    Optional<Reason> opinionToCheck() {
        return restsOnTheOpinion()
                ? Optional.of(Reason.on(
                        action.id(),
                        "TRAINERS_OPINION",
                        "PSW-03-12",
                        "Azione formativa «" + action.title() + "»: partecipazione media " + average()
                                + ", riconosciuta per intero solo con il parere favorevole del Collegio dei formatori:"
                                + " verificare che sia agli atti."))
                : Optional.empty();
    }

    /**
     * What is recognised of the training staff of the action.
     *
     * @param decided by the officer, null where nothing was; it lowers no attendance that is enough by itself
     */
    @Rule({"PSW-03-12", "PSW-03-13"})
    Euro eligible(Euro staff, @Nullable Euro decided) {
        boolean enough = isFullyRecognised() && !restsOnTheOpinion();
        return enough || decided == null ? proposed(staff) : decided.min(staff);
    }

    /** What the engine proposes to recognise of the training staff of the action. */
    @Rule("PSW-03-13")
    Euro proposed(Euro staff) {
        if (isFullyRecognised()) {
            return staff;
        }
        return switch (notice.switches().attendanceReductionMode()) {
            case ZERO -> Euro.ZERO;
            case PROPORTIONAL ->
                planned.signum() == 0 ? Euro.ZERO : Euro.quotient(staff.amount().multiply(attended), planned);
        };
    }

    String average() {
        return planned.signum() == 0 ? "0.00%" : Percentage.displayRatio(attended, planned);
    }

    /** What the notice asks of every training action and this one lacks (AMB-14). */
    List<Reason> defects() {
        List<Reason> defects = new ArrayList<>();
        Notice.Training limits = notice.training();
        if (action.participants().stream().anyMatch(Participant::outsider)) {
            defects.add(defect("OUTSIDERS", "PSW-03-08", "vi hanno partecipato persone di altre imprese"));
        }
        long participants = action.participants().stream()
                .filter(p -> p.contract().isEligible() || p.outsider())
                .count();
        if (participants > limits.maxParticipants()) {
            defects.add(defect(
                    "OVER_MAX_PARTICIPANTS",
                    "PSW-03-09",
                    participants + " partecipanti, oltre il massimo di " + limits.maxParticipants()));
        }
        if (action.hoursHeld().compareTo(limits.minHours()) < 0) {
            defects.add(defect(
                    "HOURS_BELOW_MINIMUM",
                    "PSW-03-10",
                    ItalianText.number(action.hoursHeld()) + " ore, meno del minimo di "
                            + ItalianText.number(limits.minHours())));
        }
        return defects;
    }

    private Reason defect(String code, String rule, String facts) {
        return Reason.on(action.id(), code, rule, "Azione formativa «" + action.title() + "»: " + facts);
    }
}
