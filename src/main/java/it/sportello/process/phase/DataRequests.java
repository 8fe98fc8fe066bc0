package it.sportello.process.phase;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.process.api.ProgressActs;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks each beneficiary for the data of a period that is over, once (PSW-22-06); what is owed stays owed until told. */
@Component
@Rule("PSW-22-06")
class DataRequests {

    private static final Logger LOG = LoggerFactory.getLogger(DataRequests.class);

    private static final List<CaseState> RUNNING = List.of(CaseState.IN_PROGRESS, CaseState.ACTIVITY_ENDED);

    private final Proposals proposals;
    private final ProgressActs progress;
    private final Messages messages;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DataRequests(
            Proposals proposals,
            ProgressActs progress,
            Messages messages,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.proposals = proposals;
        this.progress = progress;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void askAll() {
        proposals.in(RUNNING).stream().map(Proposal::code).sorted().forEach(this::askAlone);
    }

    /** What ails one case does not hold up the others; the next hour tries again. */
    private void askAlone(ReferenceCode code) {
        try {
            transaction.executeWithoutResult(status -> progress.owed(code).ifPresent(until -> ask(code, until)));
        } catch (RuntimeException e) {
            LOG.error("the data of {} could not be asked for", code, e);
        }
    }

    private void ask(ReferenceCode code, LocalDate until) {
        Instant now = clock.instant();
        boolean first = jdbc.sql("insert into data_request (case_code, until_day, asked_at) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(code.value(), until, Timestamp.from(now))
                        .update()
                == 1;
        if (first) {
            messages.send(
                    code,
                    Template.DATA_OWED,
                    Channel.PEC,
                    Messages.APPLICANT,
                    Map.of("scadenza", ItalianText.day(until)),
                    now);
        }
    }
}
