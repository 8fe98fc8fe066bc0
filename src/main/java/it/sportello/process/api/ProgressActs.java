package it.sportello.process.api;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.notice.Notices;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.DataPeriods;
import it.sportello.reporting.ProgressData;
import it.sportello.reporting.ProgressStatement;
import it.sportello.reporting.ProgressStatements;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The data that a beneficiary supplies while its project runs: nothing is paid, nothing moves. */
@Service
@Transactional
@Rule({"PSW-18-12", "PSW-19-27", "PSW-22-06"})
public class ProgressActs {

    private static final Set<CaseState> RUNNING = EnumSet.of(CaseState.IN_PROGRESS, CaseState.ACTIVITY_ENDED);

    private final OwnCases cases;
    private final Proposals proposals;
    private final Grants grants;
    private final ProgressStatements statements;
    private final Deadlines register;
    private final Notices notices;
    private final Messages messages;
    private final Clock clock;

    ProgressActs(
            OwnCases cases,
            Proposals proposals,
            Grants grants,
            ProgressStatements statements,
            Deadlines register,
            Notices notices,
            Messages messages,
            Clock clock) {
        this.cases = cases;
        this.proposals = proposals;
        this.grants = grants;
        this.statements = statements;
        this.register = register;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    /** Keeps data of monitoring, or an intermediate claim, of a project that runs or has just ended. */
    public ProgressStatement supply(String owner, ReferenceCode code, ProgressData data) {
        cases.require(owner, code);
        Proposal proposal = proposals.lock(code);
        if (!RUNNING.contains(proposal.state())) {
            throw Refusal.notAllowed(
                    "STATE_NOT_ALLOWED",
                    "PSW-22-06",
                    "I dati si forniscono dall'avvio delle attività alla presentazione del rendiconto: la pratica è"
                            + " nello stato «%s».".formatted(proposal.stateLabel()));
        }
        Instant at = clock.instant();
        ProgressStatement kept =
                statements.keep(code, data, grants.of(code).startDate().orElseThrow(), LegalTime.dateOf(at), at);
        messages.receive(
                code,
                Channel.PORTAL,
                Messages.APPLICANT,
                "Ricevuti: " + data.kind().label() + " al " + ItalianText.day(data.until()),
                data.progress().strip(),
                at);
        return kept;
    }

    /** Every statement of the case, in order of receipt. */
    @Transactional(readOnly = true)
    public List<ProgressStatement> of(ReferenceCode code) {
        return statements.of(code);
    }

    /** The end of the earliest period of which the beneficiary still owes its data, if one is over. */
    @Transactional(readOnly = true)
    @Rule("PSW-22-06")
    public Optional<LocalDate> owed(ReferenceCode code) {
        Optional<GrantFile> file = grants.find(code);
        Optional<LocalDate> start = file.flatMap(GrantFile::startDate);
        if (start.isEmpty() || !RUNNING.contains(proposals.require(code).state())) {
            return Optional.empty();
        }
        LocalDate today = LegalTime.dateOf(clock.instant());
        LocalDate end = file.flatMap(GrantFile::activityEnd)
                .or(() -> register.dueDate(code, DeadlineKind.DL_09))
                .orElse(today);
        int months = notices.byRuleSet(proposals.require(code).ruleSet())
                .monitoring()
                .dataPeriodMonths();
        return new DataPeriods(start.get(), end, months)
                .owed(statements.of(code).stream().map(s -> s.data().until()).toList(), today);
    }
}
