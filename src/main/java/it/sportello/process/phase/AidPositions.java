package it.sportello.process.phase;

import it.sportello.funding.DeMinimis;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What the de minimis test needs of the form, beside what the officer reads in the RNA. */
@Component
class AidPositions {

    private final Proposals proposals;

    AidPositions(Proposals proposals) {
        this.proposals = proposals;
    }

    DeMinimis.Position position(
            ReferenceCode code, Euro aidsTotal, boolean otherAidSameCosts, boolean separationConfirmed, LocalDate day) {
        ProposalForm form = proposals.form(code);
        ProposalForm.Declarations declared = form.declarations();
        Euro declaredAids = Euro.sum(
                form.aids().stream().map(ProposalForm.DeclaredAid::amount).toList());
        return new DeMinimis.Position(
                day,
                form.applicant().fiscalYearStart(),
                null,
                aidsTotal,
                declaredAids,
                Euro.ZERO,
                DeMinimis.Sector.ORDINARY,
                declared.roadFreight(),
                declared.mixedActivity(),
                separationConfirmed,
                otherAidSameCosts);
    }
}
