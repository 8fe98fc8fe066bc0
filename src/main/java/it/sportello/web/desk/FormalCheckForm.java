package it.sportello.web.desk;

import it.sportello.admissibility.ApplicationFacts;
import it.sportello.admissibility.DocumentFinding;
import it.sportello.admissibility.DocumentKey;
import it.sportello.admissibility.DocumentStatus;
import it.sportello.admissibility.ExcludedDivisions;
import it.sportello.admissibility.ExclusionCode;
import it.sportello.admissibility.FormalChecks;
import it.sportello.admissibility.FormalProposal;
import it.sportello.admissibility.RequiredDocuments;
import it.sportello.admissibility.RequirementFinding;
import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.notice.Notices;
import it.sportello.process.api.FormalExaminations;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.desk.TaskForms.Ground;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the officer sees and finds at the formal check: documents, requirements, and the outcome that follows. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-12-19", "PSW-13-01", "PSW-05-00"})
class FormalCheckForm {

    static final String TASK = "UserTask_CheckFormalAdmissibility";

    private final TaskForms tasks;
    private final Proposals proposals;
    private final FormalExaminations examinations;
    private final FormalChecks checks;
    private final Documents documents;
    private final Notices notices;
    private final Italian italian;

    FormalCheckForm(
            TaskForms tasks,
            Proposals proposals,
            FormalExaminations examinations,
            FormalChecks checks,
            Documents documents,
            Notices notices,
            Italian italian) {
        this.tasks = tasks;
        this.proposals = proposals;
        this.examinations = examinations;
        this.checks = checks;
        this.documents = documents;
        this.notices = notices;
        this.italian = italian;
    }

    /** @param allowIntegration whether the call lets a transmitted document be regularised */
    record View(
            List<DocumentRow> documents,
            List<RequirementRow> requirements,
            Proposed proposed,
            boolean allowIntegration) {}

    /**
     * @param id of the owed document, the same at every reading
     * @param stampRequired the document should bear a stamp (PSW-15-02)
     * @param url null where nothing was transmitted
     * @param stamped what the officer found of the stamp, null where he has not looked
     * @param differs it says something else than the form, whose data prevail (PSW-12-03)
     */
    @Rule({"PSW-12-03", "PSW-15-02"})
    record DocumentRow(
            String id,
            String code,
            String label,
            boolean required,
            boolean stampRequired,
            @Nullable String fileName,
            @Nullable String url,
            @Nullable String signer,
            @Nullable DocumentStatus status,
            @Nullable Boolean stamped,
            boolean differs,
            @Nullable String grounds) {}

    /**
     * @param proposed what follows from the application alone
     * @param status what the officer has found
     */
    record RequirementRow(
            String code,
            String rule,
            String label,
            @Nullable String declared,
            Mark proposed,
            @Nullable Mark status,
            @Nullable String grounds) {}

    enum Mark {
        OK,
        FAIL,
        TO_CHECK
    }

    record Proposed(String outcome, List<Ground> codes, List<Ground> warnings) {}

    record Saved(List<SavedDocument> documents, List<SavedRequirement> requirements) {
        Saved {
            documents = documents == null ? List.of() : documents;
            requirements = requirements == null ? List.of() : requirements;
        }
    }

    record SavedDocument(
            String id,
            @Nullable DocumentStatus status,
            @Nullable Boolean stamped,
            @Nullable Boolean differs,
            @Nullable String grounds) {}

    record SavedRequirement(String code, @Nullable Mark status, @Nullable String grounds) {}

    View read(String taskId, String user) {
        return view(tasks.seen(taskId, TASK, user));
    }

    /** Stores each finding that is new or has changed; repeated, it stores nothing more. */
    @Transactional
    View save(String taskId, Saved saved, String user) {
        ReferenceCode code = tasks.taken(taskId, TASK, user);
        Proposal proposal = proposals.lock(code);
        Errors errors = new Errors();
        saveDocuments(code, proposal, saved.documents(), user, errors);
        saveRequirements(code, saved.requirements(), user, errors);
        errors.check();
        return view(code);
    }

    private void saveDocuments(
            ReferenceCode code, Proposal proposal, List<SavedDocument> saved, String user, Errors errors) {
        Map<String, RequiredDocuments.Required> owed = owed(code, proposal).stream()
                .collect(Collectors.toMap(required -> required.key().label(), r -> r));
        Map<DocumentKey, DocumentFinding> found = documentFindings(code);
        for (int i = 0; i < saved.size(); i++) {
            SavedDocument line = saved.get(i);
            String field = "documents[" + i + "]";
            RequiredDocuments.Required document = owed.get(line.id());
            if (document == null) {
                errors.add(field + ".id", "PSW-12-13", "Il documento non è tra quelli dovuti per la pratica.");
                continue;
            }
            DocumentKey key = document.key();
            DocumentFinding last = found.get(key);
            DocumentStatus status = line.status();
            Boolean stamped = document.stamped() ? line.stamped() : null;
            boolean differs = Boolean.TRUE.equals(line.differs());
            String grounds = Errors.text(line.grounds());
            if (status == null) {
                if (last != null) {
                    errors.add(field + ".status", "PSW-12-19", "Un esito registrato si corregge con un altro esito.");
                }
            } else if (last == null
                    || last.status() != status
                    || !Objects.equals(last.stamped(), stamped)
                    || last.differs() != differs
                    || !last.grounds().equals(grounds)) {
                errors.collect(
                        field + ".grounds",
                        () -> checks.recordDocument(code, key, status, stamped, differs, grounds, user));
            }
        }
    }

    private void saveRequirements(ReferenceCode code, List<SavedRequirement> saved, String user, Errors errors) {
        Map<String, ExclusionCode> requirements =
                requirements().stream().collect(Collectors.toMap(ExclusionCode::name, r -> r));
        Set<String> failing = failing(code);
        Map<ExclusionCode, RequirementFinding> found = requirementFindings(code);
        for (int i = 0; i < saved.size(); i++) {
            SavedRequirement line = saved.get(i);
            String field = "requirements[" + i + "]";
            ExclusionCode requirement = requirements.get(line.code());
            if (requirement == null) {
                errors.add(field + ".code", "PSW-05-00", "Il requisito non è tra quelli dell'avviso.");
                continue;
            }
            RequirementFinding last = found.get(requirement);
            if (line.status() == null || line.status() == Mark.TO_CHECK) {
                if (last != null) {
                    errors.add(field + ".status", "PSW-05-00", "Un esito registrato si corregge con un altro esito.");
                }
                continue;
            }
            boolean holds = line.status() == Mark.OK;
            String grounds = Errors.text(line.grounds());
            if (grounds.isEmpty() && holds && !failing.contains(requirement.name())) {
                grounds = "Requisito verificato: conforme a quanto dichiarato.";
            }
            if (last == null || last.holds() != holds || !last.grounds().equals(grounds)) {
                String stated = grounds;
                errors.collect(
                        field + ".grounds", () -> checks.recordRequirement(code, requirement, holds, stated, user));
            }
        }
    }

    private View view(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        ProposalForm form = proposals.form(code);
        ApplicationFacts facts = examinations.facts(code);
        return new View(
                documentRows(code, proposal, form),
                requirementRows(code, facts, form.applicant().atecoCodes()),
                proposed(examinations.proposal(code)),
                notices.byRuleSet(proposal.ruleSet()).switches().allowIntegration());
    }

    private List<DocumentRow> documentRows(ReferenceCode code, Proposal proposal, ProposalForm form) {
        Parties parties = new Parties(form);
        Map<DocumentKey, DocumentFinding> found = documentFindings(code);
        return owed(code, proposal).stream()
                .map(required -> {
                    DocumentKey key = required.key();
                    String subject = parties.taxCode(key.holder());
                    Optional<StoredDocument> stored = documents.find(proposal.id(), key.code(), subject);
                    DocumentFinding finding = found.get(key);
                    String holder = key.holder() == null ? "" : " – " + parties.name(subject);
                    return new DocumentRow(
                            key.label(),
                            key.code(),
                            required.label() + holder,
                            required.mandatory(),
                            required.stamped(),
                            stored.map(StoredDocument::fileName).orElse(null),
                            stored.map(document -> DocumentDownload.url(code, document.id()))
                                    .orElse(null),
                            parties.signer(subject),
                            finding == null ? null : finding.status(),
                            finding == null ? null : finding.stamped(),
                            finding != null && finding.differs(),
                            finding == null ? null : finding.grounds());
                })
                .toList();
    }

    private List<RequirementRow> requirementRows(ReferenceCode code, ApplicationFacts facts, List<String> atecoCodes) {
        Set<String> failing = failing(code);
        Map<ExclusionCode, RequirementFinding> found = requirementFindings(code);
        DeclaredAnswers answers = new DeclaredAnswers(facts, atecoCodes, italian);
        return requirements().stream()
                .map(requirement -> {
                    RequirementFinding finding = found.get(requirement);
                    return new RequirementRow(
                            requirement.name(),
                            requirement.rule().value(),
                            requirement.requirement(),
                            answers.on(requirement),
                            failing.contains(requirement.name())
                                    ? Mark.FAIL
                                    : isOpen(requirement, facts, atecoCodes) ? Mark.TO_CHECK : Mark.OK,
                            finding == null ? null : finding.holds() ? Mark.OK : Mark.FAIL,
                            finding == null ? null : finding.grounds());
                })
                .toList();
    }

    /** What the application alone cannot answer. */
    @Rule({"PSW-05-06", "PSW-05-08"})
    private static boolean isOpen(ExclusionCode requirement, ApplicationFacts facts, List<String> atecoCodes) {
        return switch (requirement) {
            case EXC_ALLEGATO_E_OTHER -> true;
            case EXC_CONTRIBUTIONS_IRREGULAR ->
                facts.workforce().contributions() == ApplicationFacts.ContributionStatus.PENDING;
            case EXC_DE_MINIMIS_SECTOR -> ExcludedDivisions.any(atecoCodes);
            default -> false;
        };
    }

    static Proposed proposed(FormalProposal proposal) {
        String outcome =
                switch (proposal.result()) {
                    case ADMITTED_TO_EVALUATION -> "ADMIT";
                    case EXCLUDED -> proposal.integrable().isEmpty() ? "EXCLUDE" : "INTEGRATE";
                    case NOT_PRESENTED -> "EXCLUDE";
                };
        return new Proposed(
                outcome,
                proposal.grounds().stream().map(Ground::of).toList(),
                proposal.warnings().stream().map(Ground::of).toList());
    }

    private List<RequiredDocuments.Required> owed(ReferenceCode code, Proposal proposal) {
        return new RequiredDocuments(notices.byRuleSet(proposal.ruleSet())).of(examinations.facts(code));
    }

    /** Every requirement of the notice that is not the state of a document. */
    private static List<ExclusionCode> requirements() {
        return Arrays.stream(ExclusionCode.values())
                .filter(code -> !code.isOfDocument())
                .toList();
    }

    private Set<String> failing(ReferenceCode code) {
        return examinations.declaredGrounds(code).stream().map(Reason::code).collect(Collectors.toSet());
    }

    private Map<DocumentKey, DocumentFinding> documentFindings(ReferenceCode code) {
        Map<DocumentKey, DocumentFinding> latest = new HashMap<>();
        checks.documentHistory(code).forEach(finding -> latest.put(finding.document(), finding));
        return latest;
    }

    private Map<ExclusionCode, RequirementFinding> requirementFindings(ReferenceCode code) {
        Map<ExclusionCode, RequirementFinding> latest = new HashMap<>();
        checks.requirementHistory(code).forEach(finding -> latest.put(finding.requirement(), finding));
        return latest;
    }
}
