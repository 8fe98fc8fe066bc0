package it.sportello.plan;

import static it.sportello.shared.Reason.on;

import it.sportello.plan.Plan.Participant;
import it.sportello.plan.Plan.Participant.Role;
import it.sportello.plan.Plan.TrainingAction;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** §3 Azione A, point 2), and §4: training actions and who takes part in them. */
final class TrainingRules {

    private TrainingRules() {}

    @Rule("PSW-03-09")
    static Stream<Reason> noActionHasTooManyParticipants(PlanFacts facts) {
        int max = facts.notice().training().maxParticipants();
        return eachAction(
                facts,
                (path, action) -> participants(action) <= max
                        ? Stream.empty()
                        : Stream.of(on(
                                path + ".participants",
                                "OVER_10_PARTICIPANTS",
                                "PSW-03-09",
                                "L'azione formativa «" + action.title() + "» prevede " + participants(action)
                                        + " partecipanti: il massimo è " + max + ".")));
    }

    @Rule("PSW-03-10")
    static Stream<Reason> everyActionLastsTheMinimum(PlanFacts facts) {
        BigDecimal min = facts.notice().training().minHours();
        return eachAction(
                facts,
                (path, action) -> action.hours().compareTo(min) >= 0
                        ? Stream.empty()
                        : Stream.of(on(
                                path + ".hours",
                                "HOURS_BELOW_16",
                                "PSW-03-10",
                                "L'azione formativa «" + action.title() + "» dura " + ItalianText.number(action.hours())
                                        + " ore: il minimo è " + ItalianText.number(min) + ".")));
    }

    @Rule("PSW-03-08")
    static Stream<Reason> participantsAreEmployeesOfTheProposer(PlanFacts facts) {
        return eachAction(facts, (path, action) -> {
            long outsiders = action.participants().stream()
                    .filter(p -> !isOwner(p) && facts.employee(p.taxCode()).isEmpty())
                    .count();
            return outsiders == 0
                    ? Stream.empty()
                    : Stream.of(on(
                            path + ".participants",
                            "OUTSIDERS",
                            "PSW-03-08",
                            "L'azione formativa «" + action.title() + "» comprende " + outsiders
                                    + " persone che non sono dipendenti del proponente."));
        });
    }

    @Rule("PSW-04-06")
    static Stream<Reason> ownersAndBoardDoNotTakePart(PlanFacts facts) {
        return eachParticipant(
                facts,
                (path, participant) -> isOwner(participant)
                        ? Stream.of(on(
                                path + ".role",
                                "OWNER_AS_PARTICIPANT",
                                "PSW-04-06",
                                "I titolari di impresa e i componenti degli organi di amministrazione non possono partecipare"
                                        + " alla formazione."))
                        : Stream.empty());
    }

    @Rule({"PSW-04-02", "PSW-04-03"})
    static Stream<Reason> participantsAreEligibleRecipients(PlanFacts facts) {
        return eachParticipant(
                facts,
                (path, participant) -> facts
                        .employee(participant.taxCode())
                        .filter(e -> !e.contractType().isEligible())
                        .map(e -> notEligible(path, e))
                        .stream());
    }

    @Rule("PSW-17-05")
    static Stream<Reason> tutoringStaysWithinTheTrainingHours(PlanFacts facts) {
        BigDecimal excess = facts.tutoringHours().subtract(facts.plan().trainingHours());
        return excess.signum() <= 0
                ? Stream.empty()
                : Stream.of(on(
                        "staff",
                        "TUTORING_EXCESS",
                        "PSW-17-05",
                        "Le ore di tutoraggio (" + ItalianText.number(facts.tutoringHours()) + ") superano di "
                                + ItalianText.number(excess) + " le ore di formazione."));
    }

    @Rule("PSW-03-06")
    static Stream<Reason> anAccreditedProviderIsInTheAssociation(PlanFacts facts) {
        return facts.plan().association() != null
                ? Stream.empty()
                : eachAction(
                        facts,
                        (path, action) -> action.provider() != TrainingProvider.ACCREDITED_PARTNER
                                ? Stream.empty()
                                : Stream.of(on(
                                        path + ".provider",
                                        "EXC_TRAINING_PROVIDER_NOT_IN_ATI",
                                        "PSW-03-06",
                                        "La formazione affidata a un organismo accreditato richiede che questo sia in ATI/ATS con"
                                                + " il proponente.")));
    }

    /** Hours above the cap are not funded; they exclude nobody. */
    @Rule("PSW-03-16")
    static Stream<Reason> warnOfHoursThatAreNotFunded(PlanFacts facts) {
        return facts
                .trainingHours()
                .filter(hours -> hours.excess().signum() > 0)
                .map(hours -> on(
                        "trainingActions",
                        "TRAINING_HOURS_EXCESS",
                        "PSW-03-16",
                        "Ore di formazione previste " + ItalianText.number(hours.planned()) + ", finanziabili "
                                + ItalianText.number(hours.funded()) + ": " + ItalianText.number(hours.excess())
                                + " restano a carico del proponente."))
                .stream();
    }

    @Rule("PSW-03-07")
    static Stream<Reason> warnOfMissingContent(PlanFacts facts) {
        var actions = facts.plan().trainingActions();
        return Stream.of(
                        actions.stream().anyMatch(TrainingAction::forManagement) ? "" : "il management",
                        actions.stream().anyMatch(TrainingAction::forWorkers) ? "" : "i lavoratori in smart working",
                        actions.stream().anyMatch(TrainingAction::safetyModule)
                                ? ""
                                : "la sicurezza, gli infortuni e le malattie professionali")
                .filter(missing -> !missing.isEmpty())
                .map(missing -> on(
                        "trainingActions",
                        "TRAINING_CONTENT",
                        "PSW-03-07",
                        "La formazione prevista non riguarda " + missing + "."));
    }

    static Reason notEligible(String path, Employee employee) {
        return on(
                path,
                "RECIPIENT_NOT_ELIGIBLE",
                "PSW-04-03",
                "La persona " + employee.taxCode() + " ("
                        + employee.contractType().label() + ") non può essere destinataria dell'intervento.");
    }

    private static boolean isOwner(Participant participant) {
        return participant.role() == Role.OWNER || participant.role() == Role.BOARD_MEMBER;
    }

    private static long participants(TrainingAction action) {
        return action.participants().stream()
                .map(p -> Employee.person(p.taxCode()))
                .distinct()
                .count();
    }

    private static Stream<Reason> eachAction(PlanFacts facts, BiFunction<String, TrainingAction, Stream<Reason>> rule) {
        var actions = facts.plan().trainingActions();
        return IntStream.range(0, actions.size())
                .boxed()
                .flatMap(i -> rule.apply("trainingActions[" + i + "]", actions.get(i)));
    }

    private static Stream<Reason> eachParticipant(
            PlanFacts facts, BiFunction<String, Participant, Stream<Reason>> rule) {
        return eachAction(facts, (path, action) -> IntStream.range(
                        0, action.participants().size())
                .boxed()
                .flatMap(i -> rule.apply(
                        path + ".participants[" + i + "]", action.participants().get(i))));
    }
}
