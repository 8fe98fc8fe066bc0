package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.Grants;
import it.sportello.grant.LastAid;
import it.sportello.notice.Notices;
import it.sportello.process.Models;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.registry.ProgrammeDates;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long a settled case is kept: ten fiscal years from the last aid of the call (DL-22), the period of art. 140 (DL-23)
 * and the closure of the Programme (DL-24) as the Managing Authority tells them. When the last of them is over the RUP is asked
 * to confirm; nothing is deleted before.
 */
@Service
@Transactional
@Rule({"PSW-23-01", "PSW-23-03", "PSW-23-04", "PSW-25-05"})
public class RetentionTerms {

    private static final EnumSet<DeadlineKind> KINDS =
            EnumSet.of(DeadlineKind.DL_22, DeadlineKind.DL_23, DeadlineKind.DL_24);
    private static final List<CaseState> KEPT = List.of(CaseState.RETENTION, CaseState.ARCHIVED);
    private static final String BY = "sistema";

    private final Proposals proposals;
    private final Grants grants;
    private final Deadlines register;
    private final CaseTerms terms;
    private final ProgrammeDates programme;
    private final Notices notices;
    private final Procedure procedure;
    private final RuntimeService runtime;
    private final Clock clock;

    RetentionTerms(
            Proposals proposals,
            Grants grants,
            Deadlines register,
            CaseTerms terms,
            ProgrammeDates programme,
            Notices notices,
            Procedure procedure,
            RuntimeService runtime,
            Clock clock) {
        this.proposals = proposals;
        this.grants = grants;
        this.register = register;
        this.terms = terms;
        this.programme = programme;
        this.notices = notices;
        this.procedure = procedure;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** The case has nothing left to pay or to receive: only its keeping goes on. The caller holds the case. */
    void begin(Proposal proposal) {
        ReferenceCode code = proposal.code();
        register.waiveAllBut(KINDS, code, BY, "pratica liquidata");
        if (register.find(code, DeadlineKind.DL_22).isEmpty()) {
            keep(proposal, grants.lastAid(proposal.notice()).orElseThrow(), BY);
            follow(proposal, BY);
        }
    }

    /**
     * An aid was granted under the notice: the cases that are kept since an earlier fiscal year are kept longer. Only
     * theirs end before so many years from that day.
     */
    @Rule("PSW-23-03")
    void aidGranted(String notice, String by) {
        LastAid last = grants.lastAid(notice).orElseThrow();
        int years = notices.inForce(notice, clock.instant()).terms().retentionFiscalYears();
        List<ReferenceCode> kept = register.endingBefore(
                DeadlineKind.DL_22, notice, last.grantedOn().plusYears(years));
        proposals.lockAll(kept);
        kept.forEach(code -> {
            register.supersede(code, DeadlineKind.DL_22, by, "aiuto concesso in seguito");
            keep(proposals.lock(code), last, by);
        });
    }

    private void keep(Proposal proposal, LastAid last, String by) {
        terms.open(
                proposal,
                DeadlineKind.DL_22,
                StartEvent.on(last.grantedOn(), "ultimo aiuto, atto n. " + last.actNumber()),
                Term.fiscalYears(
                        notices.byRuleSet(proposal.ruleSet()).terms().retentionFiscalYears(),
                        proposals.form(proposal.code()).applicant().fiscalYearStart()),
                by);
    }

    /** The Managing Authority has told a date of the Programme: it runs in every case of the call that is kept. */
    public void dateTold(String notice, ProgrammeDates.Kind kind, LocalDate day, String by) {
        programme.record(notice, kind, day, by, clock.instant());
        proposals.in(KEPT).stream()
                .filter(proposal -> proposal.notice().equals(notice))
                .map(Proposal::code)
                .sorted()
                .forEach(code -> follow(proposals.lock(code), by));
    }

    private void follow(Proposal proposal, String by) {
        programme
                .of(proposal.notice(), ProgrammeDates.Kind.ART_140_UNTIL)
                .ifPresent(told -> replace(
                        proposal,
                        DeadlineKind.DL_23,
                        StartEvent.on(LegalTime.dateOf(told.at()), "comunicazione dell'Autorità di Gestione"),
                        told.day(),
                        by));
        programme
                .of(proposal.notice(), ProgrammeDates.Kind.CLOSED_ON)
                .ifPresent(told -> replace(
                        proposal,
                        DeadlineKind.DL_24,
                        StartEvent.on(told.day(), "comunicazione dell'Autorità di Gestione"),
                        notBeforeTheDocuments(proposal.code(), told.day()),
                        by));
    }

    private void replace(Proposal proposal, DeadlineKind kind, StartEvent event, LocalDate until, String by) {
        Term term = Term.onDate(until);
        if (register.find(proposal.code(), kind)
                .filter(known -> known.term().equals(term))
                .isEmpty()) {
            register.supersede(proposal.code(), kind, by, "nuova data del Programma");
            terms.open(proposal, kind, event, term, by);
        }
    }

    /** Personal data are never deleted before the documents they are in (PSW-25-05). */
    private LocalDate notBeforeTheDocuments(ReferenceCode code, LocalDate closed) {
        return EnumSet.of(DeadlineKind.DL_22, DeadlineKind.DL_23).stream()
                .flatMap(kind -> register.dueDate(code, kind).stream())
                .filter(closed::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(closed);
    }

    /** A period has been kept to its end. The caller holds the case. */
    void ended(ReferenceCode code, DeadlineKind kind) {
        register.kept(code, kind, BY);
        boolean over = register.running(code).stream().map(Deadline::kind).noneMatch(KINDS::contains);
        boolean asked = runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(code.value(), Models.RETENTION)
                        .count()
                > 0;
        if (over && !asked) {
            procedure.retentionEnded(code);
        }
    }
}
