package it.sportello.web.desk;

import it.sportello.proposal.ProposalForm;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is who in an application: names instead of tax codes. */
final class Parties {

    private final ProposalForm form;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> signers = new HashMap<>();

    Parties(ProposalForm form) {
        this.form = form;
        form.linkedEnterprises().forEach(linked -> names.put(linked.taxCode(), linked.name()));
        form.people().forEach(person -> {
            names.put(person.taxCode(), person.name());
            signers.put(person.taxCode(), person.name());
        });
        ProposalForm.Association association = form.association();
        if (association != null) {
            association.members().forEach(member -> {
                names.put(member.taxCode(), member.name());
                signers.put(member.taxCode(), member.signer().name());
            });
        }
        names.put(form.applicant().taxCode(), form.applicant().name());
        signers.put(form.applicant().taxCode(), form.signer().name());
    }

    /** The tax code under which the documents of a holder are kept; empty for the applicant. */
    String taxCode(@Nullable String holder) {
        if (holder == null) {
            return "";
        }
        return form.people().stream()
                .filter(person -> person.name().equals(holder))
                .map(ProposalForm.StaffPerson::taxCode)
                .findFirst()
                .orElse(holder);
    }

    /** @param taxCode empty for the applicant */
    String name(String taxCode) {
        return taxCode.isEmpty() ? form.applicant().name() : names.getOrDefault(taxCode, taxCode);
    }

    /** Who signs for that party, or null where the application does not say. */
    @Nullable
    String signer(String taxCode) {
        return taxCode.isEmpty() ? form.signer().name() : signers.get(taxCode);
    }
}
