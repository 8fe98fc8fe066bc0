package it.sportello.proposal;

import it.sportello.notice.Notices;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The transmission itself, in two statements: one locks and reads the case, the other gives it its number and instant
 * and writes its history. All that takes time was done when the form was sent and the documents uploaded.
 */
@Component
@Rule({"PSW-11-01", "PSW-11-03", "PSW-12-06", "PSW-12-07", "PSW-12-08", "PSW-12-20"})
class Transmission {

    private static final String READ =
            """
            select p.state, p.rule_set, p.reference_code, p.applicant_name, p.idempotency_key, p.arrival_number,
                   p.transmitted_at, p.submission_date, p.documents_complete, c.closed_at, legal_now() as present
            from proposal p left join call_state c on c.notice = p.notice
            where p.id = ? and p.owner_tax_code = ?
            for update of p""";

    private static final String WRITE =
            """
            with moved as (
                update proposal p
                set state = 'TRANSMITTED', arrival_number = arrival.number, transmitted_at = arrival.at,
                    submission_date = (arrival.at at time zone 'Europe/Rome')::date, idempotency_key = :key,
                    version = p.version + 1, steps = p.steps + 1
                from next_arrival() as arrival
                where p.id = :id
                returning p.id, p.steps, p.owner_tax_code, p.arrival_number, p.transmitted_at, p.submission_date),
            told as (
                insert into case_transition (id, proposal_id, position, step, from_state, to_state, done_at, done_by)
                select gen_random_uuid(), id, steps, 'Trasmissione telematica', 'FORM_SENT', 'TRANSMITTED',
                       transmitted_at, owner_tax_code
                from moved)
            select arrival_number, transmitted_at, submission_date from moved""";

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Procedure procedure;

    Transmission(JdbcClient jdbc, Notices notices, Procedure procedure) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.procedure = procedure;
    }

    /** @param missing tells the documents that are missing, where some are */
    Receipt transmit(UUID id, String owner, String key, Supplier<List<Reason>> missing) {
        Candidate candidate = jdbc.sql(READ)
                .params(id, owner)
                .query(Candidate::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("domanda " + id));
        if (candidate.arrival() != null) {
            if (key.equals(candidate.key())) {
                return candidate.receipt(owner, candidate.arrival());
            }
            throw Refusal.notAllowed(
                    "ALREADY_TRANSMITTED", "PSW-12-06", "La domanda è già stata trasmessa, con un'altra chiave.");
        }
        SubmissionWindow window = new SubmissionWindow(
                notices.byRuleSet(candidate.ruleSet()).call().opensAt(), candidate.closedAt());
        window.require(candidate.present());
        requireReady(candidate, missing);
        Arrival arrival = arrive(id, key);
        window.require(arrival.at());
        Receipt receipt = candidate.receipt(owner, arrival);
        procedure.transmitted(receipt.code(), arrival.number());
        return receipt;
    }

    private Arrival arrive(UUID id, String key) {
        try {
            return jdbc.sql(WRITE)
                    .param("id", id)
                    .param("key", key)
                    .query(Arrival::read)
                    .single();
        } catch (DuplicateKeyException e) {
            throw Refusal.notAllowed(
                    "IDEMPOTENCY_KEY_REUSED", "PSW-12-06", "La chiave è già stata usata per un'altra domanda.");
        }
    }

    private static void requireReady(Candidate candidate, Supplier<List<Reason>> missing) {
        if (!CaseTransitions.allowed(candidate.state(), CaseState.TRANSMITTED)) {
            throw Refusal.notAllowed(
                    "STATE_NOT_ALLOWED",
                    "PSW-12-06",
                    "La trasmissione non è possibile: la domanda è nello stato «%s»."
                            .formatted(candidate.state().label()));
        }
        if (!candidate.documentsComplete()) {
            throw Refusal.notAllowed(missing.get());
        }
    }

    private record Arrival(long number, Instant at, LocalDate date) {

        static Arrival read(ResultSet row, int number) throws SQLException {
            return new Arrival(
                    row.getLong("arrival_number"),
                    row.getObject("transmitted_at", OffsetDateTime.class).toInstant(),
                    row.getObject("submission_date", LocalDate.class));
        }
    }

    private record Candidate(
            CaseState state,
            String ruleSet,
            @Nullable String code,
            String applicantName,
            @Nullable String key,
            @Nullable Arrival arrival,
            boolean documentsComplete,
            @Nullable Instant closedAt,
            Instant present) {

        static Candidate read(ResultSet row, int number) throws SQLException {
            OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
            return new Candidate(
                    CaseState.valueOf(row.getString("state")),
                    row.getString("rule_set"),
                    row.getString("reference_code"),
                    row.getString("applicant_name"),
                    row.getString("idempotency_key"),
                    row.getObject("arrival_number") == null ? null : Arrival.read(row, number),
                    row.getBoolean("documents_complete"),
                    closedAt == null ? null : closedAt.toInstant(),
                    row.getObject("present", OffsetDateTime.class).toInstant());
        }

        Receipt receipt(String owner, Arrival arrival) {
            if (code == null) {
                throw new IllegalStateException("a transmitted proposal has its code");
            }
            return new Receipt(
                    new ReferenceCode(code), applicantName, owner, arrival.at(), arrival.date(), arrival.number());
        }
    }
}
