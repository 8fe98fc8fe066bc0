package it.sportello.funding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.funding.DeMinimis.Concession;
import it.sportello.funding.DeMinimis.Position;
import it.sportello.notice.Notice;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The de minimis surveys of each case: all are kept, the last one decides (PSW-06-15). */
@Service
@Transactional
@Rule({"PSW-06-14", "PSW-06-15", "PSW-06-16"})
public class AidSurveys {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AidSurveys(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tests what the act is about to concede against a survey, and keeps both.
     *
     * @param notice the version under which the case is decided
     * @param date day of the survey, not after today
     * @param number of the survey in the register
     * @throws Refusal invalid when the date is in the future, the number is missing or an amount is negative
     */
    public AidSurvey record(ReferenceCode code, Notice notice, LocalDate date, String number, AidTest test, String by) {
        if (date.isAfter(Proposal.dayOf(clock.instant()))) {
            throw Refusal.invalid("surveyDate", "PSW-06-15", "La data della visura non può essere futura.");
        }
        if (number.isBlank()) {
            throw Refusal.invalid("surveyNumber", "PSW-06-15", "Indicare il numero della visura.");
        }
        Position position = test.position();
        if (position.aidsTotal().isNegative()) {
            throw Refusal.invalid("aidsTotal", "PSW-06-15", "Il totale degli aiuti non può essere negativo.");
        }
        DeMinimis.Result result = test.result(notice);
        AidSurvey survey = new AidSurvey(
                code,
                date,
                number,
                test.concession(),
                result.aidsInWindow(),
                result.conceded(),
                result.tested(),
                result.ceiling(),
                result.code(),
                result.holdsOnAAlone(),
                position.otherAidSameCosts(),
                position.separationProven(),
                notice.ruleSet(),
                result.explanation(),
                clock.instant(),
                by);
        insert(survey);
        return survey;
    }

    /** The survey that decides: the last one recorded. */
    @Transactional(readOnly = true)
    public Optional<AidSurvey> last(ReferenceCode code) {
        return all(code).stream().findFirst();
    }

    /** Every survey of the case, the last one first. */
    @Transactional(readOnly = true)
    public List<AidSurvey> all(ReferenceCode code) {
        return jdbc.sql("select * from aid_survey where case_code = ? order by number desc")
                .param(code.value())
                .query(this::read)
                .list();
    }

    /**
     * True when the register must be asked again before the act is prepared: the last survey does not bear it out, or is
     * of another day (PSW-06-15).
     *
     * @param toConcede what the act being prepared concedes
     */
    @Transactional(readOnly = true)
    public boolean isStale(ReferenceCode code, Euro toConcede) {
        LocalDate today = Proposal.dayOf(clock.instant());
        return !bearsOut(code, toConcede)
                || last(code).filter(s -> s.date().equals(today)).isEmpty();
    }

    /**
     * True when the last survey bears out what an act concedes: it tested that very amount (PSW-06-15), not one that
     * held on Action A alone (PSW-06-16), and no change was communicated after it (PSW-06-14).
     */
    @Transactional(readOnly = true)
    public boolean bearsOut(ReferenceCode code, Euro toConcede) {
        return last(code)
                .filter(s -> s.conceded().equals(toConcede))
                .filter(AidSurvey::isFinanceable)
                .filter(s -> !hasChangedSince(code, s.recordedAt()))
                .isPresent();
    }

    /** A change of what annex A03 declares was communicated: the last survey no longer decides. */
    @Rule("PSW-06-14")
    public void positionChanged(ReferenceCode code, LocalDate on) {
        jdbc.sql("insert into aid_position_change (case_code, changed_on, received_at) values (?, ?, ?)")
                .params(code.value(), on, Timestamp.from(clock.instant()))
                .update();
    }

    private boolean hasChangedSince(ReferenceCode code, Instant survey) {
        return jdbc.sql("select exists (select from aid_position_change where case_code = ? and received_at >= ?)")
                .params(code.value(), Timestamp.from(survey))
                .query(Boolean.class)
                .single();
    }

    private void insert(AidSurvey s) {
        jdbc.sql("insert into aid_survey (id, case_code, survey_date, survey_number, concession, aids_total, conceded,"
                        + " tested, ceiling, outcome, holds_on_a_alone, other_aid_same_costs, separation_confirmed,"
                        + " rule_set, explanation, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)")
                .params(
                        UUID.randomUUID(),
                        s.code().value(),
                        s.date(),
                        s.number(),
                        s.concession().name(),
                        s.aidsTotal().amount(),
                        s.conceded().amount(),
                        s.tested().amount(),
                        s.ceiling().amount(),
                        s.outcome(),
                        s.holdsOnAAlone(),
                        s.otherAidSameCosts(),
                        s.separationConfirmed(),
                        s.ruleSet(),
                        write(s.explanation()),
                        Timestamp.from(s.recordedAt()),
                        s.recordedBy())
                .update();
    }

    private AidSurvey read(ResultSet row, int number) throws SQLException {
        return new AidSurvey(
                new ReferenceCode(row.getString("case_code")),
                row.getObject("survey_date", LocalDate.class),
                row.getString("survey_number"),
                Concession.valueOf(row.getString("concession")),
                Euro.of(row.getBigDecimal("aids_total")),
                Euro.of(row.getBigDecimal("conceded")),
                Euro.of(row.getBigDecimal("tested")),
                Euro.of(row.getBigDecimal("ceiling")),
                row.getString("outcome"),
                row.getBoolean("holds_on_a_alone"),
                row.getBoolean("other_aid_same_costs"),
                row.getBoolean("separation_confirmed"),
                row.getString("rule_set"),
                explanation(row.getString("explanation")),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"));
    }

    private String write(Explanation explanation) {
        try {
            return json.writeValueAsString(explanation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Explanation explanation(String text) {
        try {
            return json.readValue(text, Explanation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
