package it.sportello.web.intake.demo;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Intake.ChecklistLine;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Receipt;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files the samples as an applicant would, step by step through the intake. */
@Component
public class SampleProposals {

    private static final Set<CaseState> UNFINISHED = Set.of(CaseState.DRAFT, CaseState.FORM_SENT);

    private final Intake intake;
    private final Notices notices;
    private final Clock clock;

    SampleProposals(Intake intake, Notices notices, Clock clock) {
        this.intake = intake;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Files the sixteen samples that are not in yet; started again after an interruption, it goes on from there.
     *
     * @param notice the call, open at this instant
     * @return the receipts of what was filed now
     */
    public List<Receipt> file(String notice) {
        return Samples.all().stream()
                .filter(sample -> intake.ofOwner(sample.taxCode()).stream()
                        .allMatch(proposal -> UNFINISHED.contains(proposal.state())))
                .map(sample -> file(notice, sample))
                .toList();
    }

    /** Files one proposal from the draft to the receipt. */
    public Receipt file(String notice, SampleForm sample) {
        UUID id = ready(notice, sample);
        return intake.transmit(id, sample.taxCode(), "campione-" + id);
    }

    /** Files one proposal up to its transmission. */
    public UUID ready(String notice, SampleForm sample) {
        String owner = sample.taxCode();
        Proposal proposal = intake.ofOwner(owner).stream()
                .filter(unfinished -> UNFINISHED.contains(unfinished.state()))
                .findFirst()
                .orElseGet(() -> intake.draft(notice, owner, sample.name()));
        UUID id = proposal.id();
        if (proposal.state() == CaseState.DRAFT) {
            Notice inForce = notices.inForce(notice, clock.instant());
            intake.fillIn(id, owner, sample.build(inForce));
            intake.sendForm(id, owner);
        }
        for (ChecklistLine line : intake.checklist(id, owner)) {
            if (line.document() == null) {
                String code = line.owed().code();
                byte[] pdf = SamplePdf.of(line.owed().label() + " - " + sample.name());
                intake.attach(id, owner, code, line.owed().subject(), code + ".pdf", pdf);
            }
        }
        return id;
    }
}
