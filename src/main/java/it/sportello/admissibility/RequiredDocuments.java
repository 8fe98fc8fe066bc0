package it.sportello.admissibility;

import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.ApplicationFacts.Signatory;
import it.sportello.admissibility.ApplicationFacts.StaffPerson;
import it.sportello.notice.Notice;
import it.sportello.notice.Notice.DocumentRequirement;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which documents of table DOCUMENTS an application owes, and for whom. */
@Rule({"PSW-12-13", "PSW-12-14", "PSW-12-15", "PSW-12-17", "PSW-12-18", "PSW-06-07", "PSW-06-02", "PSW-15-01"})
public final class RequiredDocuments {

    private static final String DECLARATION_OF_MEMBER = "DECLARATION_A02B";

    private final Notice notice;

    public RequiredDocuments(Notice notice) {
        this.notice = notice;
    }

    /**
     * @param mandatory its absence excludes; otherwise it only warns
     * @param stamped it should bear a stamp beside the signature (PSW-15-02)
     */
    public record Required(DocumentKey key, String label, boolean mandatory, boolean stamped) {}

    /** In the order of the notice. */
    public List<Required> of(ApplicationFacts facts) {
        return notice.documents().stream()
                .flatMap(document -> keys(document, facts)
                        .map(key -> new Required(key, document.label(), document.mandatory(), document.isStamped())))
                .distinct()
                .toList();
    }

    private Stream<DocumentKey> keys(DocumentRequirement document, ApplicationFacts facts) {
        String code = document.code();
        DocumentKey own = DocumentKey.of(code);
        Association association = facts.association();
        return switch (document.when()) {
            case ALWAYS -> Stream.of(own);
            case ALWAYS_AND_EACH_LINKED_ENTERPRISE ->
                Stream.concat(Stream.of(own), facts.linkedEnterprises().stream().map(e -> key(code, e, facts)));
            case EACH_MANDATING_MEMBER -> mandatingMembers(code, association, facts);
            case ASSOCIATION_FORMED -> association != null && association.formed() ? Stream.of(own) : Stream.empty();
            case ASSOCIATION_TO_FORM -> association != null && !association.formed() ? Stream.of(own) : Stream.empty();
            case EACH_SIGNATORY -> facts.signatories().stream().map(s -> key(code, s.subject(), facts));
            case EACH_DELEGATE ->
                facts.signatories().stream().filter(Signatory::delegate).map(s -> key(code, s.subject(), facts));
            case EACH_STAFF_PERSON ->
                facts.staff().stream().map(StaffPerson::person).map(p -> new DocumentKey(code, p));
            case OPTIONAL -> Stream.empty();
        };
    }

    /** The declaration of each member other than the lead; of a single applicant only by switch (AMB-36). */
    private Stream<DocumentKey> mandatingMembers(
            String code, @Nullable Association association, ApplicationFacts facts) {
        if (association != null) {
            return association.members().stream()
                    .filter(m -> !m.lead())
                    .map(Member::taxCode)
                    .map(m -> key(code, m, facts));
        }
        return DECLARATION_OF_MEMBER.equals(code) && notice.switches().documentsA02bForSingle()
                ? Stream.of(DocumentKey.of(code))
                : Stream.empty();
    }

    private static DocumentKey key(String code, String party, ApplicationFacts facts) {
        return party.equals(facts.enterprise().taxCode()) ? DocumentKey.of(code) : new DocumentKey(code, party);
    }
}
