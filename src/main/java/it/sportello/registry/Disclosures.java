package it.sportello.registry;

import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log of personal data given to processors and other recipients; nothing in it changes. */
@Service
@Transactional
@Rule("PSW-25-04")
public class Disclosures {

    private final JdbcClient jdbc;

    Disclosures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param recipient who received them
     * @param purpose why: only for this procedure and the duties that follow from it
     * @param data which data, of whom
     */
    public record Disclosure(Instant at, String by, String recipient, String purpose, String data) {}

    /** @throws Refusal invalid, with everything that is missing */
    public void log(String recipient, String purpose, String data, String by, Instant at) {
        List<Reason> missing = new ArrayList<>();
        new TreeMap<>(Map.of("recipient", recipient, "purpose", purpose, "data", data)).forEach((field, text) -> {
            if (text.isBlank()) {
                missing.add(Reason.on(field, "INVALID_FIELD", "PSW-25-04", "Il campo è obbligatorio."));
            }
        });
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
        jdbc.sql("insert into disclosure (id, disclosed_at, disclosed_by, recipient, purpose, data)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), Timestamp.from(at), by, recipient.strip(), purpose.strip(), data.strip())
                .update();
    }

    /** Every disclosure, the latest first. */
    @Transactional(readOnly = true)
    public List<Disclosure> all() {
        return jdbc.sql("select * from disclosure order by disclosed_at desc, id")
                .query((row, n) -> new Disclosure(
                        row.getTimestamp("disclosed_at").toInstant(),
                        row.getString("disclosed_by"),
                        row.getString("recipient"),
                        row.getString("purpose"),
                        row.getString("data")))
                .list();
    }
}
