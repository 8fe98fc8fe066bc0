package it.sportello.benchmark;

import it.sportello.notice.Notices;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Intake.ChecklistLine;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SamplePdf;
import java.time.Instant;
import java.util.UUID;

/** A real proposal with its form sent and its documents uploaded: all that precedes the click. */
record SentProposal(UUID id, String owner, String code) {

    private static final String NOTICE = "psw-2020";

    static SentProposal of(Intake intake, Notices notices, Instant now, int number) {
        SampleForm sample =
                SampleForm.of(number, "Impresa del benchmark " + number).employees(8, 0);
        String owner = sample.taxCode();
        UUID id = intake.draft(NOTICE, owner, sample.name()).id();
        intake.fillIn(id, owner, sample.build(notices.inForce(NOTICE, now)));
        String code = intake.sendForm(id, owner).value();
        for (ChecklistLine line : intake.checklist(id, owner)) {
            String document = line.owed().code();
            byte[] pdf = SamplePdf.of(line.owed().label());
            intake.attach(id, owner, document, line.owed().subject(), document + ".pdf", pdf);
        }
        return new SentProposal(id, owner, code);
    }
}
