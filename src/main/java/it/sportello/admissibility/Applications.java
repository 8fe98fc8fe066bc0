package it.sportello.admissibility;

import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.plan.TrainingProvider;
import it.sportello.proposal.CallStates;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.CaseTransition;
import it.sportello.proposal.Closure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.ProposalForm.Signer;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the forms as sent into the facts that the rules of admissibility ask for. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-12-03", "PSW-05-00", "PSW-12-09", "PSW-12-10", "PSW-12-12"})
public class Applications {

    private static final Set<CaseState> DRAFTS = EnumSet.of(CaseState.DRAFT, CaseState.DISCARDED);
    private static final Set<CaseState> BEFORE_APPROVAL = EnumSet.range(CaseState.TRANSMITTED, CaseState.COMMITTED);
    private static final Set<CaseState> CONCEDED = EnumSet.range(CaseState.APPROVED, CaseState.BALANCE_DUE);

    private final Proposals proposals;
    private final Documents documents;
    private final CallStates calls;
    private final Notices notices;

    Applications(Proposals proposals, Documents documents, CallStates calls, Notices notices) {
        this.proposals = proposals;
        this.documents = documents;
        this.calls = calls;
        this.notices = notices;
    }

    /** @throws it.sportello.shared.Refusal of kind NOT_FOUND when there is no such case */
    public ApplicationFacts facts(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        return facts(
                proposals.form(code),
                notices.byRuleSet(proposal.ruleSet()),
                proposal.lazioEmployees(),
                new ApplicationFacts.Presentation(
                        ApplicationFacts.Channel.SIGEM,
                        proposal.transmittedAt().orElse(null),
                        calls.closure(proposal.notice()).map(Closure::at).orElse(null)),
                curricula(proposal));
    }

    /** A whole form as if it were presented at that instant with every document: what it declares, nothing else. */
    public static ApplicationFacts asDeclared(ProposalForm form, Notice notice, int lazioEmployees, Instant at) {
        return facts(
                form,
                notice,
                lazioEmployees,
                new ApplicationFacts.Presentation(ApplicationFacts.Channel.SIGEM, at, null),
                form.people().stream().map(ProposalForm.StaffPerson::taxCode).collect(Collectors.toSet()));
    }

    private static ApplicationFacts facts(
            ProposalForm form,
            Notice notice,
            int lazioEmployees,
            ApplicationFacts.Presentation presentation,
            Set<String> curricula) {
        ProposalForm.Declarations declared = form.declarations();
        return new ApplicationFacts(
                form.actionA(),
                enterprise(form, notice.call().provinces()),
                new ApplicationFacts.Workforce(
                        form.applicant().totalEmployees(),
                        lazioEmployees,
                        contributions(declared),
                        ApplicationFacts.DisabledHiring.valueOf(
                                declared.l68Status().name())),
                new ApplicationFacts.Declarations(
                        declared.regulatedPlanExists(),
                        declared.agreementExists(),
                        ApplicationFacts.Insolvency.valueOf(
                                declared.insolvencyState().name()),
                        sector(form),
                        declared.mixedActivity(),
                        declared.separationProven(),
                        form.privacy().consent()),
                association(form),
                provider(form),
                declared.trainingRoomsCompliant(),
                presentation,
                signatories(form),
                form.linkedEnterprises().stream()
                        .map(ProposalForm.LinkedEnterprise::taxCode)
                        .toList(),
                staff(form, curricula),
                trainsItself(form));
    }

    /** The proposals of the call that share the applicant or a partner with this one, itself included. */
    @Rule({"PSW-12-09", "PSW-12-10"})
    public List<Duplicates.Presented> presentedWith(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        Set<String> partners = presented(proposal).partners();
        Map<ReferenceCode, Proposal> sharing = new TreeMap<>();
        proposals
                .ofApplicant(proposal.notice(), proposal.ownerTaxCode())
                .forEach(other -> sharing.put(other.code(), other));
        if (!partners.isEmpty()) {
            proposals.withPartners(proposal.notice(), partners).forEach(other -> sharing.put(other.code(), other));
        }
        return sharing.values().stream().map(this::presented).toList();
    }

    private Duplicates.Presented presented(Proposal proposal) {
        ProposalForm form = proposals.form(proposal.code());
        ProposalForm.Association association = form.association();
        Set<String> partners = association == null
                ? Set.of()
                : association.members().stream()
                        .filter(member -> !member.lead())
                        .map(ProposalForm.Member::taxCode)
                        .collect(Collectors.toSet());
        return new Duplicates.Presented(proposal.code(), form.applicant().taxCode(), partners, standing(proposal));
    }

    private Duplicates.Standing standing(Proposal proposal) {
        CaseState state = proposal.state();
        if (DRAFTS.contains(state)) {
            return Duplicates.Standing.DRAFT;
        }
        if (proposal.transmittedAt().isEmpty()) {
            return Duplicates.Standing.FORM_SENT;
        }
        if (BEFORE_APPROVAL.contains(state)) {
            return Duplicates.Standing.TRANSMITTED;
        }
        if (CONCEDED.contains(state)) {
            return Duplicates.Standing.APPROVED;
        }
        return state == CaseState.WITHDRAWN && withdrawnEarly(proposal)
                ? Duplicates.Standing.WITHDRAWN_EARLY
                : Duplicates.Standing.ENDED;
    }

    /** Withdrawn before the formal check was concluded (PSW-12-12). */
    private boolean withdrawnEarly(Proposal proposal) {
        return proposals.history(proposal.code()).stream()
                .map(CaseTransition::to)
                .noneMatch(state -> state == CaseState.ADMITTED_TO_EVALUATION || state == CaseState.EXCLUDED);
    }

    /** A verification that is not over excludes nobody; the office waits for its result. */
    @Rule("PSW-05-06")
    static ApplicationFacts.ContributionStatus contributions(ProposalForm.Declarations declared) {
        if (declared.contributionsPending()) {
            return ApplicationFacts.ContributionStatus.PENDING;
        }
        return declared.contributionsRegular()
                ? ApplicationFacts.ContributionStatus.REGULAR
                : ApplicationFacts.ContributionStatus.IRREGULAR;
    }

    private static ApplicationFacts.Enterprise enterprise(ProposalForm form, List<String> provinces) {
        ProposalForm.Applicant applicant = form.applicant();
        return new ApplicationFacts.Enterprise(
                applicant.taxCode(),
                applicant.cciaaRegistered(),
                applicant.vatNumber(),
                form.declarations().economicActivity(),
                applicant.operatingUnits().stream()
                        .map(unit -> unit.address().province().toUpperCase(Locale.ROOT))
                        .toList(),
                provinces.contains(applicant.legalSeat().province().toUpperCase(Locale.ROOT)),
                applicant.publicBody(),
                CapitalCompany.isOne(applicant.legalForm()));
    }

    private static ApplicationFacts.Sector sector(ProposalForm form) {
        if (!form.declarations().excludedSector()) {
            return ApplicationFacts.Sector.OTHER;
        }
        return ExcludedDivisions.anyOfFishery(form.applicant().atecoCodes())
                ? ApplicationFacts.Sector.FISHERY_AQUACULTURE
                : ApplicationFacts.Sector.PRIMARY_AGRICULTURE;
    }

    private static ApplicationFacts.@Nullable Association association(ProposalForm form) {
        ProposalForm.Association association = form.association();
        return association == null
                ? null
                : new ApplicationFacts.Association(
                        association.formed(),
                        association.members().stream()
                                .map(m -> new ApplicationFacts.Member(m.taxCode(), m.lead(), m.accredited()))
                                .toList());
    }

    private static TrainingProvider provider(ProposalForm form) {
        return form.trainingActions().stream()
                        .anyMatch(action -> action.provider() == TrainingProvider.ACCREDITED_PARTNER)
                ? TrainingProvider.ACCREDITED_PARTNER
                : TrainingProvider.SELF;
    }

    /** A plan may give one action to an accredited body and keep another. */
    @Rule("PSW-05-12")
    private static boolean trainsItself(ProposalForm form) {
        return form.trainingActions().stream().anyMatch(action -> action.provider() == TrainingProvider.SELF);
    }

    private static List<ApplicationFacts.Signatory> signatories(ProposalForm form) {
        List<ApplicationFacts.Signatory> signatories = new ArrayList<>();
        signatories.add(new ApplicationFacts.Signatory(form.applicant().taxCode(), isDelegate(form.signer())));
        ProposalForm.Association association = form.association();
        if (association != null) {
            association.members().stream()
                    .filter(member -> !member.lead())
                    .forEach(member -> signatories.add(
                            new ApplicationFacts.Signatory(member.taxCode(), isDelegate(member.signer()))));
        }
        return signatories;
    }

    private static boolean isDelegate(Signer signer) {
        return signer.role() == Signer.Role.DELEGATE;
    }

    /** The tax codes of those whose curriculum is attached. */
    private Set<String> curricula(Proposal proposal) {
        return documents.list(proposal.id()).stream()
                .filter(document -> document.code().equals("CV"))
                .map(StoredDocument::subject)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<ApplicationFacts.StaffPerson> staff(ProposalForm form, Set<String> cvs) {
        return form.people().stream()
                .map(person -> new ApplicationFacts.StaffPerson(
                        person.name(),
                        cvs.contains(person.taxCode()),
                        person.memberId() != null && !form.applicant().taxCode().equals(person.memberId()),
                        person.directEmployment()))
                .toList();
    }
}
