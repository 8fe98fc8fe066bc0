package it.sportello.registry;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was appointed to process personal data (art. 29 GDPR), with which act and for how long. */
@Service
@Transactional
@Rule("PSW-25-08")
public class Appointments {

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param to the last day, or null while it has no end */
    public record Appointment(String user, String act, LocalDate from, @Nullable LocalDate to, String recordedBy) {

        /** Both days included. */
        public boolean isInForce(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** @throws Refusal invalid when user or act is missing, or it would end before it begins */
    public void record(String user, String act, LocalDate from, @Nullable LocalDate to, String by, Instant at) {
        if (user.isBlank()) {
            throw Refusal.invalid("user", "PSW-25-08", "Indicare la persona.");
        }
        if (act.isBlank()) {
            throw Refusal.invalid("act", "PSW-25-08", "Indicare l'atto di incarico.");
        }
        if (to != null && to.isBefore(from)) {
            throw Refusal.invalid("to", "PSW-25-08", "L'incarico non può finire prima di iniziare.");
        }
        jdbc.sql("insert into appointment (id, user_id, act, from_day, to_day, recorded_at, recorded_by)"
                        + " values (:id, :user, :act, :from, :to, :at, :by)")
                .param("id", UUID.randomUUID())
                .param("user", user.strip())
                .param("act", act.strip())
                .param("from", from)
                .param("to", to, java.sql.Types.DATE)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** Every appointment, by person and beginning. */
    @Transactional(readOnly = true)
    public List<Appointment> all() {
        return jdbc.sql("select * from appointment order by user_id, from_day")
                .query((row, n) -> new Appointment(
                        row.getString("user_id"),
                        row.getString("act"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("recorded_by")))
                .list();
    }
}
