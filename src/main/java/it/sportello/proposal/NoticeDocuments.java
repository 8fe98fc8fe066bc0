package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.notice.Notice.DocumentRequirement;
import it.sportello.proposal.ProposalForm.Member;
import it.sportello.proposal.ProposalForm.Signer;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The documents as the notice lists them, one for each party it names. */
@Component
@Rule({"PSW-12-13", "PSW-12-14", "PSW-12-15", "PSW-12-17", "PSW-12-18", "PSW-06-07", "PSW-06-02", "PSW-15-01"})
class NoticeDocuments implements DocumentChecklist {

    @Override
    public List<Owed> of(ProposalForm form, Notice notice) {
        return notice.documents().stream()
                .flatMap(document -> subjects(document.when(), form, notice)
                        .distinct()
                        .map(subject -> new Owed(document.code(), subject, document.label(), document.mandatory())))
                .toList();
    }

    private static Stream<String> subjects(DocumentRequirement.When when, ProposalForm form, Notice notice) {
        ProposalForm.Association association = form.association();
        return switch (when) {
            case ALWAYS -> Stream.of("");
            case ALWAYS_AND_EACH_LINKED_ENTERPRISE ->
                Stream.concat(
                        Stream.of(""), form.linkedEnterprises().stream().map(ProposalForm.LinkedEnterprise::taxCode));
            // Single applicants owe the declaration of members only by switch (AMB-36).
            case EACH_MANDATING_MEMBER ->
                association == null
                        ? notice.switches().documentsA02bForSingle() ? Stream.of("") : Stream.empty()
                        : mandatingMembers(form).map(Member::taxCode);
            case ASSOCIATION_FORMED -> association != null && association.formed() ? Stream.of("") : Stream.empty();
            case ASSOCIATION_TO_FORM -> association != null && !association.formed() ? Stream.of("") : Stream.empty();
            case EACH_SIGNATORY ->
                Stream.concat(Stream.of(""), mandatingMembers(form).map(Member::taxCode));
            case EACH_DELEGATE ->
                Stream.concat(
                        delegate(form.signer()) ? Stream.of("") : Stream.empty(),
                        mandatingMembers(form)
                                .filter(member -> delegate(member.signer()))
                                .map(Member::taxCode));
            case EACH_STAFF_PERSON -> form.people().stream().map(ProposalForm.StaffPerson::taxCode);
            case OPTIONAL -> Stream.empty();
        };
    }

    private static Stream<Member> mandatingMembers(ProposalForm form) {
        ProposalForm.Association association = form.association();
        return association == null
                ? Stream.empty()
                : association.members().stream()
                        .filter(member -> !member.lead()
                                && !member.taxCode().equals(form.applicant().taxCode()));
    }

    private static boolean delegate(Signer signer) {
        return signer.role() == Signer.Role.DELEGATE;
    }
}
