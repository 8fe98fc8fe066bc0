package it.sportello.deadline.register;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the ready-made suspension of a call is taken: asked once, and nothing is suspended before (AMB-32). */
@Service
@Transactional
@Rule("PSW-00-07")
public class CalendarChoices {

    private final JdbcClient sql;
    private final Clock clock;

    CalendarChoices(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What was chosen.
     *
     * @param preset its name in the notice, or null for no suspension
     */
    public record Choice(@Nullable String preset, ClockAct act, Instant at) {}

    @Transactional(readOnly = true)
    public Optional<Choice> of(String call) {
        return sql.sql("select * from calendar_choice where call = :call")
                .param("call", call)
                .query((row, number) -> new Choice(
                        row.getString("preset"),
                        new ClockAct(row.getString("act_number"), row.getString("reason"), row.getString("decided_by")),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Records the choice. Who chose none may still take a preset by a further act; what was taken stays taken.
     *
     * @throws Refusal not allowed, if a preset was taken before
     */
    public void record(String call, @Nullable String preset, ClockAct act) {
        int stored = sql.sql(
                        """
                        insert into calendar_choice (call, preset, act_number, reason, decided_by, decided_at)
                        values (:call, :preset, :act, :reason, :by, :at)
                        on conflict (call) do update set preset = excluded.preset, act_number = excluded.act_number,
                        reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at
                        where calendar_choice.preset is null""")
                .param("call", call)
                .param("preset", preset)
                .param("act", act.number())
                .param("reason", act.reason())
                .param("by", act.decidedBy())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (stored == 0) {
            throw Refusal.notAllowed(
                    "CHOICE_ALREADY_MADE",
                    "PSW-00-07",
                    "La sospensione è già stata disposta: si può solo riprenderne i termini.");
        }
    }
}
