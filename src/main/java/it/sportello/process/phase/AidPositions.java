package it.sportello.process.phase;

import it.sportello.funding.DeMinimis;
import it.sportello.notice.Notices;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the de minimis test needs of the form, beside what the officer reads in the RNA. */
@Component
class AidPositions {

    /** The regulation on services of general economic interest, counted up to its own ceiling (PSW-06-11). */
    private static final String SGEI = "360/2012";

    /**
     * What the officer has read in the register and decided.
     *
     * @param aidsTotal of the single undertaking in the window
     * @param separationConfirmed the separation that A03 documents is confirmed (PSW-06-04)
     */
    @Rule({"PSW-06-04", "PSW-06-13"})
    record Found(
            LocalDate day,
            Euro aidsTotal,
            boolean otherAidSameCosts,
            boolean intensityExceeded,
            boolean separationConfirmed) {}

    private final Proposals proposals;
    private final Notices notices;

    AidPositions(Proposals proposals, Notices notices) {
        this.proposals = proposals;
        this.notices = notices;
    }

    /** What was declared is compared for the same window of which the RNA tells (PSW-06-05). */
    @Rule({"PSW-06-05", "PSW-06-11", "PSW-06-13", "PSW-06-15"})
    DeMinimis.Position position(ReferenceCode code, Found found) {
        LocalDate day = found.day();
        ProposalForm form = proposals.form(code);
        ProposalForm.Declarations declared = form.declarations();
        DeMinimis.Window window = new DeMinimis(
                        notices.byRuleSet(proposals.require(code).ruleSet()))
                .window(day, form.applicant().fiscalYearStart());
        List<ProposalForm.DeclaredAid> inWindow = form.aids().stream()
                .filter(aid -> window.contains(aid.grantDate()))
                .toList();
        Euro declaredAids =
                Euro.sum(inWindow.stream().map(ProposalForm.DeclaredAid::amount).toList());
        return new DeMinimis.Position(
                day,
                form.applicant().fiscalYearStart(),
                null,
                found.aidsTotal(),
                declaredAids,
                Euro.sum(inWindow.stream()
                        .filter(aid -> aid.regulation().contains(SGEI))
                        .map(ProposalForm.DeclaredAid::amount)
                        .toList()),
                DeMinimis.Sector.ORDINARY,
                declared.roadFreight(),
                declared.mixedActivity(),
                found.separationConfirmed(),
                found.otherAidSameCosts() || !form.otherAids().isEmpty(),
                found.intensityExceeded());
    }
}
