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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transmission itself, of one or of many, in two statements: one holds back the closure of the calls, locks the cases
 * and reads them, the other gives each its number and instant, in the order in which they are handed over, and writes its
 * history. All that takes time was done when the form was sent and the documents uploaded.
 */
@Component
@Rule({"PSW-11-01", "PSW-11-03", "PSW-12-06", "PSW-12-07", "PSW-12-08", "PSW-12-20"})
class Transmission {

    private static final String READ =
            """
            select p.id, p.owner_tax_code, p.state, p.rule_set, p.reference_code, p.applicant_name, p.idempotency_key,
                   p.arrival_number, p.transmitted_at, p.submission_date, p.documents_complete, call.closed_at,
                   (select legal_now()) as present
            from unnest(cast(:ids as uuid[]), cast(:owners as text[])) as asked(id, owner)
            join proposal p on p.id = asked.id and p.owner_tax_code = asked.owner
            cross join lateral hold_closure(p.notice, :patient) as call
            for update of p""";

    private static final String READ_FREE = READ + " skip locked";

    private static final String WRITE =
            """
            with asked as materialized (
                select id, key, next_arrival() as arrival
                from unnest(cast(:ids as uuid[]), cast(:keys as text[])) with ordinality as asked(id, key, position)
                order by position),
            moved as (
                update proposal p
                set state = 'TRANSMITTED', arrival_number = (asked.arrival).number,
                    transmitted_at = (asked.arrival).at,
                    submission_date = ((asked.arrival).at at time zone 'Europe/Rome')::date,
                    idempotency_key = asked.key, version = p.version + 1, steps = p.steps + 1
                from asked
                where p.id = asked.id
                returning p.id, p.steps, p.owner_tax_code, p.arrival_number, p.transmitted_at, p.submission_date),
            told as (
                insert into case_transition (id, proposal_id, position, step, from_state, to_state, done_at, done_by)
                select gen_random_uuid(), id, steps, 'Trasmissione telematica', 'FORM_SENT', 'TRANSMITTED',
                       transmitted_at, owner_tax_code
                from moved)
            select id, arrival_number, transmitted_at, submission_date from moved""";

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Procedure procedure;

    Transmission(JdbcClient jdbc, Notices notices, Procedure procedure) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.procedure = procedure;
    }

    /** @param key the idempotency key of the caller */
    record Request(UUID id, String owner, String key) {}

    /**
     * Those that can be transmitted as they are, in the order of their arrival. Left out are the cases that somebody
     * else holds or whose call is being closed, for which nobody here waits, and whatever needs an answer of its own.
     */
    @Transactional
    public Map<Request, Receipt> together(List<Request> requests) {
        Map<UUID, Request> asked = new LinkedHashMap<>();
        requests.forEach(request -> asked.putIfAbsent(request.id(), request));
        Map<UUID, Candidate> ready = read(READ_FREE, false, asked.values()).stream()
                .filter(this::isReady)
                .collect(Collectors.toMap(Candidate::id, Function.identity()));
        asked.keySet().retainAll(ready.keySet());
        Map<Request, Receipt> receipts = new LinkedHashMap<>();
        arrive(asked.values())
                .forEach(arrival -> receipts.put(
                        asked.get(arrival.id()), admit(Objects.requireNonNull(ready.get(arrival.id())), arrival)));
        return receipts;
    }

    /**
     * One, after whoever holds its case or is closing its call.
     *
     * @param missing tells the documents that are missing, where some are
     * @throws Refusal when it is not to be transmitted, with the reason
     */
    @Transactional
    public Receipt alone(Request request, Supplier<List<Reason>> missing) {
        Candidate candidate = read(READ, true, List.of(request)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("domanda " + request.id()));
        if (candidate.arrival() != null) {
            if (request.key().equals(candidate.key())) {
                return candidate.receipt(candidate.arrival());
            }
            throw Refusal.notAllowed(
                    "ALREADY_TRANSMITTED", "PSW-12-06", "La domanda è già stata trasmessa, con un'altra chiave.");
        }
        window(candidate).require(candidate.present());
        requireReady(candidate, missing);
        try {
            return admit(candidate, arrive(List.of(request)).get(0));
        } catch (DuplicateKeyException e) {
            throw Refusal.notAllowed(
                    "IDEMPOTENCY_KEY_REUSED", "PSW-12-06", "La chiave è già stata usata per un'altra domanda.");
        }
    }

    private List<Candidate> read(String sql, boolean patient, Collection<Request> requests) {
        return jdbc.sql(sql)
                .param("patient", patient)
                .param("ids", ids(requests))
                .param(
                        "owners",
                        new TextArray(requests.stream().map(Request::owner).toList()))
                .query(Candidate::read)
                .list();
    }

    private List<Arrival> arrive(Collection<Request> requests) {
        return requests.isEmpty()
                ? List.of()
                : jdbc.sql(WRITE)
                        .param("ids", ids(requests))
                        .param(
                                "keys",
                                new TextArray(
                                        requests.stream().map(Request::key).toList()))
                        .query(Arrival::read)
                        .list();
    }

    private static TextArray ids(Collection<Request> requests) {
        return new TextArray(
                requests.stream().map(request -> request.id().toString()).toList());
    }

    private Receipt admit(Candidate candidate, Arrival arrival) {
        window(candidate).require(arrival.at());
        Receipt receipt = candidate.receipt(arrival);
        procedure.transmitted(receipt.code(), arrival.number());
        return receipt;
    }

    private SubmissionWindow window(Candidate candidate) {
        return new SubmissionWindow(
                notices.byRuleSet(candidate.ruleSet()).call().opensAt(), candidate.closedAt());
    }

    private boolean isReady(Candidate candidate) {
        return candidate.arrival() == null
                && window(candidate).refusal(candidate.present()).isEmpty()
                && candidate.mayBeTransmitted()
                && candidate.documentsComplete();
    }

    private static void requireReady(Candidate candidate, Supplier<List<Reason>> missing) {
        if (!candidate.mayBeTransmitted()) {
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

    private record Arrival(UUID id, long number, Instant at, LocalDate date) {

        static Arrival read(ResultSet row, int number) throws SQLException {
            return new Arrival(
                    row.getObject("id", UUID.class),
                    row.getLong("arrival_number"),
                    row.getObject("transmitted_at", OffsetDateTime.class).toInstant(),
                    row.getObject("submission_date", LocalDate.class));
        }
    }

    private record Candidate(
            UUID id,
            String owner,
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
                    row.getObject("id", UUID.class),
                    row.getString("owner_tax_code"),
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

        boolean mayBeTransmitted() {
            return CaseTransitions.allowed(state, CaseState.TRANSMITTED);
        }

        Receipt receipt(Arrival arrival) {
            if (code == null) {
                throw new IllegalStateException("a transmitted proposal has its code");
            }
            return new Receipt(
                    new ReferenceCode(code), applicantName, owner, arrival.at(), arrival.date(), arrival.number());
        }
    }
}
