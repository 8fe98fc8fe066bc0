package it.sportello.process.api;

import it.sportello.act.Act;
import it.sportello.act.ActItem;
import it.sportello.act.ActKind;
import it.sportello.act.ActState;
import it.sportello.act.Acts;
import it.sportello.act.Corrigendum;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.register.CalendarChoices;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Redated;
import it.sportello.deadline.register.RegisteredSuspension;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.phase.BurCorrection;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acts of the RUP on the clock: first what each would move, then the act. The caller has checked the role. */
@Service
@Transactional
@Rule({"PSW-00-07", "PSW-00-08", "PSW-14-04"})
public class ClockDesk {

    private final ClockActs clockActs;
    private final CalendarChoices choices;
    private final Acts acts;
    private final Notices notices;
    private final String call;
    private final Clock clock;

    ClockDesk(
            ClockActs clockActs,
            CalendarChoices choices,
            Acts acts,
            Notices notices,
            @Value("${sportello.notice}") String call,
            Clock clock) {
        this.clockActs = clockActs;
        this.choices = choices;
        this.acts = acts;
        this.notices = notices;
        this.call = call;
        this.clock = clock;
    }

    /**
     * What an order would move; nothing changes.
     *
     * @throws Refusal where the order could not be given
     */
    @Transactional(readOnly = true)
    public List<Redated> preview(ClockOrder order) {
        if (order instanceof ClockOrder.SuspendCall suspend) {
            return clockActs.previewSuspension(call, List.of(suspend.period()));
        }
        if (order instanceof ClockOrder.SuspendCase suspend) {
            return clockActs.previewSuspension(suspend.code(), suspend.kind(), suspend.from(), suspend.to());
        }
        if (order instanceof ClockOrder.Resume resume) {
            return clockActs.previewResume(resume.suspension(), resume.lastSuspendedDay());
        }
        if (order instanceof ClockOrder.Extend extend) {
            return clockActs.previewExtension(extend.code(), extend.kind(), extend.newDate());
        }
        if (order instanceof ClockOrder.CorrectPublication correct) {
            return clockActs.previewCorrection(
                    concededBy(acts.require(correct.act())),
                    BurCorrection.FROM_THE_BUR,
                    StartEvent.on(correct.burDate(), "BUR n. " + correct.burNumber()));
        }
        return clockActs.previewSuspension(call, periods(((ClockOrder.ChoosePreset) order).preset()));
    }

    /**
     * Carries out an order under an act.
     *
     * @throws Refusal where the order cannot be given, or without number or reason
     */
    public void carryOut(ClockOrder order, ClockAct act) {
        if (order instanceof ClockOrder.SuspendCall suspend) {
            clockActs.suspend(call, suspend.period(), act);
        } else if (order instanceof ClockOrder.SuspendCase suspend) {
            clockActs.suspendCase(suspend.code(), suspend.kind(), suspend.from(), suspend.to(), act);
        } else if (order instanceof ClockOrder.Resume resume) {
            clockActs.resume(resume.suspension(), resume.lastSuspendedDay(), act);
        } else if (order instanceof ClockOrder.Extend extend) {
            clockActs.extend(extend.code(), extend.kind(), extend.newDate(), act);
        } else if (order instanceof ClockOrder.CorrectPublication correct) {
            acts.correct(
                    correct.act(),
                    new Corrigendum(correct.burNumber(), correct.burDate(), act.number(), act.reason()),
                    act.decidedBy());
        } else if (order instanceof ClockOrder.ChoosePreset choose) {
            choices.record(call, choose.preset(), act);
            periods(choose.preset()).forEach(period -> clockActs.suspend(call, period, act));
        }
    }

    /** The suspensions of the call, and those of single cases that nobody has ended yet. */
    @Transactional(readOnly = true)
    public List<RegisteredSuspension> suspensions() {
        return clockActs.suspensions(call);
    }

    /** The determinations that a corrigendum can concern, the latest first. */
    @Transactional(readOnly = true)
    public List<Act> publishedDeterminations() {
        return acts.all().stream()
                .filter(act -> act.kind() == ActKind.DETERMINATION && act.state() == ActState.PUBLISHED)
                .toList();
    }

    /** The names of the ready-made suspensions of the call. */
    public Set<String> presets() {
        return notice().calendar().presets().keySet();
    }

    /** What was chosen of them; empty while nobody has chosen. */
    @Transactional(readOnly = true)
    public Optional<CalendarChoices.Choice> choice() {
        return choices.of(call);
    }

    private List<Suspension> periods(@Nullable String preset) {
        if (preset == null) {
            return List.of();
        }
        List<Suspension> periods = notice().calendar().preset(preset);
        if (periods.isEmpty()) {
            throw Refusal.invalid("preset", "PSW-00-07", "L'Avviso non ha una sospensione pronta con questo nome.");
        }
        return periods;
    }

    private Notice notice() {
        return notices.inForce(call, clock.instant());
    }

    private static Set<ReferenceCode> concededBy(Act act) {
        return act.items().stream().filter(ActItem::concedes).map(ActItem::code).collect(Collectors.toSet());
    }
}
