package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Fulfilment;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.revocation.Revocations;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answer to the formal notice. */
@Service
@Transactional
@Rule("PSW-20-01")
public class FormalNoticeActs {

    private final OwnCases cases;
    private final Revocations revocations;
    private final Deadlines register;
    private final CaseTerms terms;
    private final Procedure procedure;

    FormalNoticeActs(
            OwnCases cases, Revocations revocations, Deadlines register, CaseTerms terms, Procedure procedure) {
        this.cases = cases;
        this.revocations = revocations;
        this.register = register;
        this.terms = terms;
        this.procedure = procedure;
    }

    /**
     * Answers the formal notice, saying why or showing that the beneficiary has complied (DL-18): the wait for the
     * answer is over. A further answer, until the officer has assessed the first, is kept with it.
     *
     * @param compliedOn the day of compliance, or null for observations only
     */
    @Rule({"PSW-20-01", "PSW-20-02", "PSW-20-06"})
    public void answerNotice(Received received, ReferenceCode code, String text, @Nullable LocalDate compliedOn) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireText("text", text, "PSW-20-01", "Il testo del riscontro è vuoto.");
        if (compliedOn != null) {
            cases.requireNotFuture("compliedOn", compliedOn, "PSW-20-06");
            revocations.comply(code, compliedOn, text);
        }
        revocations.reply(code, text, received.at());
        cases.receive(received, code, "Riscontro alla diffida", text);
        Fulfilment fulfilment = register.met(proposal.code(), DeadlineKind.DL_18, received.at(), received.owner());
        boolean open = fulfilment instanceof Fulfilment.InTime inTime && !inTime.breachToWithdraw();
        boolean expiresNow = fulfilment instanceof Fulfilment.Late && terms.hasExpired(code, DeadlineKind.DL_18);
        if (open || expiresNow) {
            procedure.noticeTermClosed(code);
        }
    }
}
