package it.sportello.web.beneficiary;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Direction;
import it.sportello.correspondence.Message;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.register.Deadlines;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.process.api.OwnCases;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import it.sportello.web.beneficiary.CaseView.Acknowledged;
import it.sportello.web.beneficiary.CaseView.Amounts;
import it.sportello.web.beneficiary.CaseView.Letter;
import it.sportello.web.beneficiary.CaseView.PaymentLine;
import it.sportello.web.beneficiary.CaseView.RecoveryLine;
import it.sportello.web.beneficiary.CaseView.Term;
import it.sportello.web.beneficiary.CaseView.Whole;
import it.sportello.web.beneficiary.CaseView.Why;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the beneficiary reads of its case. */
@Component
@Transactional(readOnly = true)
class CaseReader {

    private final OwnCases cases;
    private final Deadlines register;
    private final Messages messages;
    private final Payments payments;
    private final Explanations explanations;
    private final ExplanationText text;
    private final RuleBook rules;
    private final Clock clock;

    CaseReader(
            OwnCases cases,
            Deadlines register,
            Messages messages,
            Payments payments,
            Explanations explanations,
            ExplanationText text,
            RuleBook rules,
            Clock clock) {
        this.cases = cases;
        this.register = register;
        this.messages = messages;
        this.payments = payments;
        this.explanations = explanations;
        this.text = text;
        this.rules = rules;
        this.clock = clock;
    }

    Acknowledged acknowledged(String owner, ReferenceCode code) {
        return Acknowledged.of(cases.require(owner, code), clock.instant());
    }

    Whole whole(String owner, ReferenceCode code) {
        Proposal proposal = cases.require(owner, code);
        Optional<PaymentFile> money = payments.find(code);
        return new Whole(
                code,
                proposal.state(),
                proposal.stateLabel(),
                CaseView.flags(proposal),
                proposal.proposedOutcome().map(CaseState::label).orElse(null),
                new Amounts(
                        proposal.grantableA(),
                        proposal.grantableB(),
                        proposal.concededA(),
                        proposal.concededB(),
                        proposal.concededTotal(),
                        money.map(PaymentFile::paid).orElse(Euro.ZERO),
                        money.map(PaymentFile::recovered).orElse(Euro.ZERO)),
                deadlines(owner, code),
                messages(owner, code),
                money.map(file -> file.payments().stream().map(PaymentLine::of).toList())
                        .orElse(List.of()),
                money.map(file ->
                                file.recoveries().stream().map(RecoveryLine::of).toList())
                        .orElse(List.of()));
    }

    List<Term> deadlines(String owner, ReferenceCode code) {
        cases.require(owner, code);
        return CaseView.terms(register.all(code));
    }

    /** What the applicant sent and received: not what the offices write to each other. */
    List<Letter> messages(String owner, ReferenceCode code) {
        cases.require(owner, code);
        return messages.of(code).stream()
                .filter(CaseReader::concernsTheApplicant)
                .map(Letter::of)
                .toList();
    }

    private static boolean concernsTheApplicant(Message message) {
        return message.party().equals(Messages.APPLICANT)
                && (message.direction() == Direction.IN || message.channel() != Channel.DESK);
    }

    List<Why> explanations(String owner, ReferenceCode code) {
        cases.require(owner, code);
        return explanations.list(code).stream()
                .map(stored -> Why.of(stored, text, rules))
                .toList();
    }
}
