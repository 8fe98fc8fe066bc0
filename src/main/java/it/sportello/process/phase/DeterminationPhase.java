package it.sportello.process.phase;

import static it.sportello.process.Facts.SIGNED;

import it.sportello.act.Act;
import it.sportello.act.ActItem;
import it.sportello.act.ActKind;
import it.sportello.act.ActPublished;
import it.sportello.act.ActSigned;
import it.sportello.act.Acts;
import it.sportello.act.Publication;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.funding.FundLedger;
import it.sportello.grant.Concession;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.grant.PaymentOption;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.notice.Premises;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Mark;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Many cases in one act: gathered, signed, published ({@code determination.bpmn}). */
@Configuration(proxyBeanMethods = false)
class DeterminationPhase {

    /** The Director's word on an act. */
    enum Signature {
        SIGN,
        RETURN
    }

    /** The act gets its code, which becomes the business key of its process. */
    @Bean
    @Rule("PSW-14-03")
    JavaDelegate openDetermination(Acts acts, @Value("${sportello.notice}") String notice) {
        return execution -> execution.setProcessBusinessKey(
                acts.open(ActKind.DETERMINATION, notice, "sistema").code().value());
    }

    @Bean
    @Rule({"PSW-14-03", "PSW-14-06"})
    Decision gatherCases(Acts acts) {
        return TaskDecision.at("UserTask_GatherCases", Set.of("grounds"), task -> {
            if (acts.require(task.code()).items().isEmpty()) {
                throw Refusal.notAllowed(
                        "ACT_EMPTY", "PSW-14-03", "Scegliere almeno una pratica da inserire nella determinazione.");
            }
            return Map.of();
        });
    }

    @Bean
    @Rule({"PSW-14-03", "PSW-14-06", "PSW-06-01", "PSW-06-15"})
    Decision signDetermination(Acts acts, AidChecks aidChecks, WaitingList waitingList, Notices notices) {
        return TaskDecision.at(
                "UserTask_SignDetermination", Set.of("decision", "actNumber", "actDate", "grounds"), task -> {
                    Signature signature = task.fields().choice("decision", Signature.class, "PSW-14-03");
                    if (signature == Signature.RETURN) {
                        task.fields().grounds();
                        task.fields().check();
                        return Map.of(SIGNED, false);
                    }
                    String number = task.fields().requiredText("actNumber");
                    LocalDate date = task.fields().requiredPastDate("actDate", task.opening());
                    task.fields().check();
                    aidChecks.requireBorneOut(task.code());
                    recite(acts, notices, task, true);
                    acts.attach(task.code(), waitingList.of(acts.require(task.code())));
                    acts.sign(task.code(), number, date, task.user());
                    return Map.of(SIGNED, true);
                });
    }

    /** The act recites the law under the version of the call in force when it is signed. */
    @Rule({"PSW-01-01", "PSW-01-04"})
    static void recite(Acts acts, Notices notices, Submission task, boolean concession) {
        Act act = acts.require(task.code());
        acts.recite(act.code(), Premises.of(notices.inForce(act.notice(), task.at()), concession));
    }

    @Bean
    @Rule({"PSW-14-04", "PSW-14-05"})
    Decision recordPublication(Acts acts) {
        return TaskDecision.at(
                "UserTask_RecordPublication",
                Set.of("burNumber", "burDate", "portalDate1", "portalDate2", "transparencyDate"),
                task -> {
                    Publication publication = publication(acts.require(task.code()), task.fields());
                    task.fields().check();
                    acts.publish(task.code(), publication, task.user());
                    return Map.of();
                });
    }

    /** Nothing is published before it is signed. */
    static Publication publication(Act act, Fields fields) {
        Fields.Preceding signed = new Fields.Preceding(act.date().orElseThrow(), "la data dell'atto");
        return new Publication(
                fields.requiredText("burNumber"),
                fields.requiredPastDate("burDate", signed),
                fields.pastDate("portalDate1", signed).orElse(null),
                fields.pastDate("portalDate2", signed).orElse(null),
                fields.pastDate("transparencyDate", signed).orElse(null));
    }

    /** All cases of an act move with it, in one transaction, locked in the order of their codes. */
    @Component
    @Rule({"PSW-14-03", "PSW-14-05", "PSW-16-01", "PSW-16-03"})
    static class Effects {

        private final Proposals proposals;
        private final Grants grants;
        private final FundLedger ledger;
        private final LaterActionB laterActionB;
        private final Deadlines register;
        private final CaseTerms terms;
        private final RetentionTerms retention;
        private final Notices notices;
        private final Procedure procedure;
        private final Clock clock;

        Effects(
                Proposals proposals,
                Grants grants,
                FundLedger ledger,
                LaterActionB laterActionB,
                Deadlines register,
                CaseTerms terms,
                RetentionTerms retention,
                Notices notices,
                Procedure procedure,
                Clock clock) {
            this.proposals = proposals;
            this.grants = grants;
            this.ledger = ledger;
            this.laterActionB = laterActionB;
            this.register = register;
            this.terms = terms;
            this.retention = retention;
            this.notices = notices;
            this.procedure = procedure;
            this.clock = clock;
        }

        @EventListener
        void signed(ActSigned event) {
            if (event.act().kind() == ActKind.DETERMINATION) {
                lockAll(event.act());
                inOrder(event.act()).forEach(item -> adopt(event.act(), item, event.by()));
                keepTheEarlierCasesLonger(event.act(), event.by());
            }
        }

        @Rule("PSW-23-03")
        private void keepTheEarlierCasesLonger(Act act, String by) {
            act.items().stream()
                    .filter(ActItem::concedes)
                    .map(item -> proposals.require(item.code()).notice())
                    .distinct()
                    .sorted()
                    .forEach(notice -> retention.aidGranted(notice, by));
        }

        private void adopt(Act act, ActItem item, String by) {
            Proposal proposal = proposals.lock(item.code());
            Mark mark = proposals.by(by).underAct(act.code().value()).because("Determinazione " + act.citation());
            if (item.addsActionB()) {
                laterActionB.conceded(
                        proposal,
                        item.grantB(),
                        act.number().orElseThrow(),
                        act.date().orElseThrow(),
                        mark);
            } else {
                decide(act, item, proposal, mark, by);
                register.met(item.code(), DeadlineKind.DL_04, clock.instant(), by);
                register.meetAll(item.code(), EnumSet.of(DeadlineKind.DL_05), clock.instant(), by);
            }
            procedure.determinationAdopted(item.code(), item.concedes());
        }

        private void decide(Act act, ActItem item, Proposal proposal, Mark mark, String by) {
            if (item.opensConcession()) {
                proposal.approve(item.grantA(), item.grantB(), mark);
                grants.concede(concession(act, item, proposal));
                deMinimisWindow(act, proposal, by);
            } else {
                proposal.adoptProposedOutcome(mark);
                ledger.leave(item.code(), proposal.state().label(), act.number().orElseThrow());
            }
        }

        /** The aids were found within the ceiling in the fiscal years that end with the one of the concession. */
        @Rule("PSW-06-05")
        private void deMinimisWindow(Act act, Proposal proposal, String by) {
            terms.openMet(
                    proposal,
                    DeadlineKind.DL_21,
                    StartEvent.on(
                            act.date().orElseThrow(), "atto n. " + act.number().orElseThrow()),
                    Term.fiscalYears(
                            notices.byRuleSet(proposal.ruleSet()).deMinimis().fiscalYears(),
                            proposals.form(proposal.code()).applicant().fiscalYearStart()),
                    by);
        }

        private Concession concession(Act act, ActItem item, Proposal proposal) {
            ProposalForm form = proposals.form(item.code());
            ProposalForm.Association association = form.association();
            return new Concession(
                    item.code(),
                    proposal.ruleSet(),
                    item.grantA(),
                    item.grantB(),
                    act.number().orElseThrow(),
                    act.date().orElseThrow(),
                    form.plannedStart(),
                    form.plannedEnd(),
                    association != null && !association.formed(),
                    PaymentOption.valueOf(form.paymentOption().name()));
        }

        @EventListener
        void published(ActPublished event) {
            if (event.act().kind() == ActKind.DETERMINATION) {
                lockAll(event.act());
                inOrder(event.act()).forEach(item -> publish(event, item));
            }
        }

        private void publish(ActPublished event, ActItem item) {
            if (!item.opensConcession()) {
                procedure.actPublished(item.code());
                return;
            }
            Proposal proposal = proposals.lock(item.code());
            Mark mark = proposals.by(event.by()).underAct(event.act().code().value());
            GrantFile file = grants.published(item.code(), event.publication().burDate());
            proposal.publish(mark);
            proposal.awaitStart(file.atiToFormalise(), mark);
            proposal.raise(CaseFlag.CUP_MISSING, mark);
            openTerms(proposal, file, event);
            procedure.actPublished(item.code());
            procedure.cupToRequest(item.code());
            laterActionB.published(proposal);
        }

        private void openTerms(Proposal proposal, GrantFile file, ActPublished event) {
            Notice.Terms lengths = notices.byRuleSet(proposal.ruleSet()).terms();
            StartEvent bur = StartEvent.on(
                    event.publication().burDate(),
                    "BUR n. " + event.publication().burNumber());
            terms.open(proposal, DeadlineKind.DL_07, bur, Term.days(lengths.startDays()), event.by());
            if (file.atiToFormalise()) {
                terms.open(proposal, DeadlineKind.DL_06, bur, Term.days(lengths.atiFormalisationDays()), event.by());
            }
        }

        private void lockAll(Act act) {
            proposals.lockAll(act.items().stream().map(ActItem::code).toList());
        }

        private static List<ActItem> inOrder(Act act) {
            return act.items().stream()
                    .sorted(Comparator.comparing(ActItem::code))
                    .toList();
        }
    }
}
