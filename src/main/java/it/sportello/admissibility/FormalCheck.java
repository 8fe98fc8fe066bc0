package it.sportello.admissibility;

import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.admissibility.ApplicationFacts.StaffPerson;
import it.sportello.admissibility.FormalProposal.Result;
import it.sportello.admissibility.RequiredDocuments.Required;
import it.sportello.notice.Notice;
import it.sportello.plan.TrainingProvider;
import it.sportello.proposal.SubmissionWindow;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formal admissibility check: requirements, window, duplicates and documents, with every ground. */
@Rule({"PSW-05-18", "PSW-12-19", "PSW-13-01"})
public final class FormalCheck {

    private static final String CONSENT = "PRIVACY_CONSENT_F";

    private final Notice notice;
    private final ApplicantRequirements requirements;
    private final RequiredDocuments documents;

    public FormalCheck(Notice notice) {
        this.notice = notice;
        this.requirements = new ApplicantRequirements(notice);
        this.documents = new RequiredDocuments(notice);
    }

    /** @param duplicateGrounds the grounds of this proposal's {@link Duplicates.Verdict}, none when it is alone */
    public FormalProposal check(ApplicationFacts facts, Findings findings, List<Reason> duplicateGrounds) {
        Instant transmittedAt = facts.presentation().transmittedAt();
        if (transmittedAt == null) {
            return notPresented();
        }
        List<Required> required = documents.of(facts);
        List<Reason> declared = new ArrayList<>(requirements.atPresentation(facts));
        new SubmissionWindow(notice.call().opensAt(), facts.presentation().callClosedAt())
                .refusal(transmittedAt)
                .ifPresent(declared::add);
        declared.addAll(duplicateGrounds);
        declared.addAll(documentDefects(required, findings));
        List<Reason> grounds = Stream.concat(
                        declared.stream().filter(ground -> !isDeniedByTheOfficer(ground, findings)),
                        foundByTheOfficer(declared, findings))
                .distinct()
                .sorted(ExclusionCode.ORDER)
                .toList();
        List<Reason> warnings = warnings(facts, required, findings);
        Result result = grounds.isEmpty() ? Result.ADMITTED_TO_EVALUATION : Result.EXCLUDED;
        return new FormalProposal(
                result,
                grounds,
                warnings,
                findings.unexamined(required),
                integrable(grounds),
                explain(facts, required, findings, grounds, warnings, result));
    }

    @Rule("PSW-12-06")
    private FormalProposal notPresented() {
        return new FormalProposal(
                Result.NOT_PRESENTED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Explanation.of("formalCheck", "PSW-12-06")
                        .input("ruleSet", notice.ruleSet())
                        .step("La trasmissione non è stata completata: la domanda non è presentata e non decorre alcun"
                                + " termine.")
                        .result(Result.NOT_PRESENTED));
    }

    /** A missing consent is its own ground (AMB-20): every other defect carries the code of its document. */
    @Rule({"PSW-12-14", "PSW-12-19"})
    private static List<Reason> documentDefects(List<Required> required, Findings findings) {
        List<Reason> defects = new ArrayList<>();
        for (Required document : required) {
            DocumentStatus status = findings.documents().getOrDefault(document.key(), DocumentStatus.OK);
            ExclusionCode ground = status.ground();
            if (ground == null || !document.mandatory()) {
                continue;
            }
            defects.add(
                    document.key().code().equals(CONSENT) && status == DocumentStatus.MISSING
                            ? ApplicantRequirements.consentRefused()
                            : ground.on(
                                    document.key().label(), document.label() + ": documento " + status.label() + "."));
        }
        return defects;
    }

    private static boolean isDeniedByTheOfficer(Reason ground, Findings findings) {
        Findings.Requirement finding = findings.requirements().get(ExclusionCode.valueOf(ground.code()));
        return finding != null && finding.holds();
    }

    private static Stream<Reason> foundByTheOfficer(List<Reason> declared, Findings findings) {
        return findings.requirements().entrySet().stream()
                .filter(entry -> !entry.getValue().holds())
                .filter(entry -> declared.stream()
                        .noneMatch(r -> r.code().equals(entry.getKey().name())))
                .map(entry -> entry.getKey().because(entry.getValue().grounds()));
    }

    private List<Reason> integrable(List<Reason> grounds) {
        return notice.switches().allowIntegration() && grounds.stream().allMatch(FormalCheck::isRegularisable)
                ? grounds
                : List.of();
    }

    @Rule("PSW-12-19")
    private static boolean isRegularisable(Reason ground) {
        ExclusionCode code = ExclusionCode.valueOf(ground.code());
        return code.isOfDocument() && code != ExclusionCode.EXC_DOC_MISSING;
    }

    private static List<Reason> warnings(ApplicationFacts facts, List<Required> required, Findings findings) {
        return Stream.of(
                        curriculumMissing(facts),
                        stampMissing(required, findings),
                        documentDiffers(required, findings),
                        optionalDocumentDefects(required, findings),
                        directEmploymentNotStated(facts),
                        roomsNotDeclared(facts).stream(),
                        contributionsPending(facts).stream())
                .flatMap(s -> s)
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(Reason::label, r -> r, (first, again) -> first, LinkedHashMap::new),
                        byLabel -> List.copyOf(byLabel.values())));
    }

    @Rule("PSW-12-15")
    private static Stream<Reason> curriculumMissing(ApplicationFacts facts) {
        return facts.staff().stream()
                .filter(person -> !person.cv())
                .map(person -> Reason.on(
                        new DocumentKey("CV", person.person()).label(),
                        "CV_MISSING",
                        "PSW-12-15",
                        "Manca il curriculum vitae di " + person.person() + "."));
    }

    /** The signature suffices: without the stamp the officer is only warned. */
    @Rule("PSW-15-02")
    private static Stream<Reason> stampMissing(List<Required> required, Findings findings) {
        return required.stream()
                .filter(document -> findings.unstamped().contains(document.key()))
                .map(document -> Reason.on(
                        document.key().label(),
                        "STAMP_MISSING",
                        "PSW-15-02",
                        document.label() + ": manca il timbro; la firma è sufficiente."));
    }

    /** What stands in the system prevails over what a PDF says. */
    @Rule("PSW-12-03")
    private static Stream<Reason> documentDiffers(List<Required> required, Findings findings) {
        return required.stream()
                .filter(document -> findings.differing().contains(document.key()))
                .map(document -> Reason.on(
                        document.key().label(),
                        "DOCUMENT_DIFFERS",
                        "PSW-12-03",
                        document.label() + ": difforme dal formulario; fanno fede i dati presenti nel sistema."));
    }

    @Rule("PSW-12-15")
    private static Stream<Reason> optionalDocumentDefects(List<Required> required, Findings findings) {
        return required.stream().filter(document -> !document.mandatory()).flatMap(document -> {
            DocumentStatus status = findings.documents().getOrDefault(document.key(), DocumentStatus.OK);
            return status == DocumentStatus.OK
                    ? Stream.empty()
                    : Stream.of(Reason.on(
                            document.key().label(),
                            document.key().code() + "_" + status.name(),
                            "PSW-12-15",
                            document.label() + ": documento " + status.label() + "."));
        });
    }

    @Rule("PSW-12-16")
    private static Stream<Reason> directEmploymentNotStated(ApplicationFacts facts) {
        return facts.staff().stream()
                .filter(StaffPerson::ofAccreditedBody)
                .filter(person -> person.cv() && person.directEmployment() == null)
                .map(person -> Reason.on(
                        person.person(),
                        "DIRECT_EMPLOYMENT_NOT_STATED",
                        "PSW-12-16",
                        "Il curriculum di " + person.person()
                                + " non dice se vi è un contratto di lavoro subordinato diretto con l'organismo."));
    }

    @Rule("PSW-05-12")
    private static Optional<Reason> roomsNotDeclared(ApplicationFacts facts) {
        boolean trainsItself = facts.trainingProvider() == TrainingProvider.SELF || facts.alsoTrainsItself();
        return trainsItself && !facts.trainingRoomsCompliant()
                ? Optional.of(Reason.of(
                        "TRAINING_ROOMS_NOT_DECLARED",
                        "PSW-05-12",
                        "Manca la dichiarazione di conformità dei locali della formazione ai criteri di igiene, sicurezza"
                                + " e salute."))
                : Optional.empty();
    }

    @Rule("PSW-05-06")
    private static Optional<Reason> contributionsPending(ApplicationFacts facts) {
        return facts.workforce().contributions() == ContributionStatus.PENDING
                ? Optional.of(Reason.of(
                        "CONTRIBUTIONS_PENDING", "PSW-05-06", "La verifica della regolarità contributiva è in corso."))
                : Optional.empty();
    }

    private Explanation explain(
            ApplicationFacts facts,
            List<Required> required,
            Findings findings,
            List<Reason> grounds,
            List<Reason> warnings,
            Result result) {
        Explanation.Builder explanation = Explanation.of(
                        "formalCheck", "PSW-05-00", "PSW-05-18", "PSW-12-13", "PSW-12-19", "PSW-13-01")
                .input("ruleSet", notice.ruleSet())
                .input("applicant", facts.enterprise().taxCode())
                .input("lazioEmployees", facts.workforce().lazio())
                .input("association", facts.association() != null)
                .input("transmittedAt", String.valueOf(facts.presentation().transmittedAt()));
        for (Required document : required) {
            DocumentStatus status = findings.documents().get(document.key());
            explanation.input(document.key().label(), status == null ? "NOT_EXAMINED" : status);
        }
        findings.requirements().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> explanation.input(e.getKey().name(), e.getValue().holds() ? "HOLDS" : "FAILS"));
        grounds.forEach(g -> explanation.step("Causa di esclusione (" + g.rule() + "): " + g.text()));
        warnings.forEach(w -> explanation.step("Avvertenza (" + w.rule() + "): " + w.text()));
        if (grounds.isEmpty()) {
            explanation.step("Requisiti e documenti in ordine: nessuna causa di esclusione.");
        }
        return explanation.result(result
                + (grounds.isEmpty()
                        ? ""
                        : grounds.stream().map(Reason::label).collect(Collectors.joining(", ", " ", ""))));
    }
}
