package it.sportello.registry;

import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dates that the Managing Authority tells about the programme of a call; the last one recorded holds. */
@Service
@Transactional
@Rule({"PSW-23-01", "PSW-25-05"})
public class ProgrammeDates {

    private final JdbcClient jdbc;

    ProgrammeDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the date is of. */
    public enum Kind {
        /** Last day of the retention of documents under art. 140 Reg. (EU) 1303/2013. */
        ART_140_UNTIL("conservazione dei documenti ai sensi dell'art. 140 Reg. (UE) 1303/2013, fino al"),
        /** Closure of the operational programme. */
        CLOSED_ON("chiusura del Programma Operativo");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In Italian. */
        public String label() {
            return label;
        }
    }

    public void record(String notice, Kind kind, LocalDate day, String by, Instant at) {
        jdbc.sql("insert into programme_date (notice, kind, day, recorded_at, recorded_by) values (?, ?, ?, ?, ?)")
                .params(notice, kind.name(), day, Timestamp.from(at), by)
                .update();
    }

    /** A date, and when it was told. */
    public record Told(LocalDate day, Instant at) {}

    @Transactional(readOnly = true)
    public Optional<Told> of(String notice, Kind kind) {
        return jdbc.sql("select day, recorded_at from programme_date where notice = ? and kind = ?"
                        + " order by recorded_at desc limit 1")
                .params(notice, kind.name())
                .query((row, number) -> new Told(
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("recorded_at").toInstant()))
                .optional();
    }
}
