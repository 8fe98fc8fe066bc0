package it.sportello.plan;

import static it.sportello.shared.Reason.on;

import it.sportello.plan.Plan.Pilot;
import it.sportello.shared.ItalianText;
import it.sportello.shared.MinimumDuration;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** §3 Azione A, point 3), and §9: the pilot and the planned times. */
final class PilotRules {

    private PilotRules() {}

    @Rule("PSW-03-17")
    static Stream<Reason> thereIsAPilot(PlanFacts facts) {
        return facts.plan().pilot() != null
                ? Stream.empty()
                : Stream.of(on(
                        "pilot",
                        "PILOT_MISSING",
                        "PSW-03-17",
                        "Il progetto pilota è parte dell'Azione A: non è previsto."));
    }

    @Rule("PSW-03-18")
    static Stream<Reason> thePilotLastsTheMinimum(PlanFacts facts) {
        Pilot pilot = facts.plan().pilot();
        int months = facts.notice().terms().pilotMonths();
        MinimumDuration period = new MinimumDuration(months);
        return pilot == null || period.isReached(pilot.start(), pilot.end())
                ? Stream.empty()
                : Stream.of(on(
                        "pilot.end",
                        "PILOT_TOO_SHORT",
                        "PSW-03-18",
                        "Il progetto pilota deve durare almeno " + months + " mesi: con inizio il "
                                + ItalianText.day(pilot.start()) + " non può finire prima del "
                                + ItalianText.day(period.earliestValidEnd(pilot.start())) + "."));
    }

    @Rule({"PSW-03-19", "PSW-03-20", "PSW-03-21", "PSW-03-22"})
    static Stream<Reason> thePilotInvolvesEnoughPeople(PlanFacts facts) {
        return facts.plan().pilot() == null
                ? Stream.empty()
                : facts
                        .pilotMinimum()
                        .filter(minimum -> facts.pilotPeople() < minimum)
                        .map(minimum -> on(
                                "pilot.people",
                                "PILOT_PEOPLE_BELOW_MINIMUM",
                                "PSW-03-22",
                                "Il progetto pilota coinvolge " + facts.pilotPeople()
                                        + " dipendenti ammissibili nel Lazio: il minimo è " + minimum + "."))
                        .stream();
    }

    @Rule({"PSW-04-02", "PSW-04-03"})
    static Stream<Reason> peopleOfThePilotAreEligibleRecipients(PlanFacts facts) {
        Pilot pilot = facts.plan().pilot();
        return pilot == null
                ? Stream.empty()
                : IntStream.range(0, pilot.people().size())
                        .boxed()
                        .flatMap(i -> facts
                                .plan()
                                .employee(pilot.people().get(i))
                                .filter(e -> !e.contractType().isEligible())
                                .map(e -> TrainingRules.notEligible("pilot.people[" + i + "]", e))
                                .stream());
    }

    @Rule("PSW-09-02")
    static Stream<Reason> theTimesAreStated(PlanFacts facts) {
        return Stream.concat(
                facts.plan().plannedStart() != null ? Stream.empty() : Stream.of(missing("plannedStart", "di inizio")),
                facts.plan().plannedEnd() != null ? Stream.empty() : Stream.of(missing("plannedEnd", "di fine")));
    }

    @Rule({"PSW-09-01", "PSW-09-02"})
    static Stream<Reason> thePlanFitsTheMonthsOfTheNotice(PlanFacts facts) {
        LocalDate start = facts.plan().plannedStart();
        LocalDate end = facts.plan().plannedEnd();
        if (start == null || end == null) {
            return Stream.empty();
        }
        int months = facts.notice().terms().activityMonths();
        if (end.isBefore(start)) {
            return Stream.of(on(
                    "plannedEnd",
                    "PLAN_ENDS_BEFORE_START",
                    "PSW-09-02",
                    "La fine prevista precede l'inizio previsto."));
        }
        LocalDate latest = start.plusMonths(months);
        return end.isAfter(latest)
                ? Stream.of(on(
                        "plannedEnd",
                        "PLAN_TOO_LONG",
                        "PSW-09-02",
                        "Le attività devono concludersi entro " + months + " mesi: con inizio il "
                                + ItalianText.day(start) + " entro il " + ItalianText.day(latest) + "."))
                : Stream.empty();
    }

    @Rule("PSW-09-02")
    static Stream<Reason> thePilotEndsWithinThePlan(PlanFacts facts) {
        Pilot pilot = facts.plan().pilot();
        LocalDate end = facts.plan().plannedEnd();
        return pilot == null || end == null || !pilot.end().isAfter(end)
                ? Stream.empty()
                : Stream.of(on(
                        "pilot.end",
                        "PILOT_ENDS_AFTER_PLAN",
                        "PSW-09-02",
                        "Il progetto pilota finisce il " + ItalianText.day(pilot.end())
                                + ", dopo la fine prevista delle" + " attività (" + ItalianText.day(end) + ")."));
    }

    @Rule("PSW-09-02")
    static Stream<Reason> warnWhenThePilotStartsBeforeThePlan(PlanFacts facts) {
        Pilot pilot = facts.plan().pilot();
        LocalDate start = facts.plan().plannedStart();
        return pilot == null || start == null || !pilot.start().isBefore(start)
                ? Stream.empty()
                : Stream.of(on(
                        "pilot.start",
                        "PILOT_STARTS_BEFORE_PLAN",
                        "PSW-09-02",
                        "Il progetto pilota inizia prima dell'inizio previsto delle attività."));
    }

    @Rule("PSW-03-21")
    static Stream<Reason> warnWhenTheCountsDiffer(PlanFacts facts) {
        Headcount count = facts.headcount();
        return count.lazio() == count.total()
                ? Stream.empty()
                : Stream.of(on(
                        "employees",
                        "HEADCOUNTS_DIFFER",
                        "PSW-03-21",
                        "Dipendenti nel Lazio " + count.lazio() + ", in totale " + count.total()
                                + ": le tabelle sono lette sui dipendenti nel Lazio."));
    }

    private static Reason missing(String field, String which) {
        return on(field, "FIELD_MISSING", "PSW-09-02", "La data " + which + " prevista delle attività è obbligatoria.");
    }
}
