package it.sportello.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The indicators of the programme as they stood when somebody read them; only numbers of persons and enterprises. */
@Service
@Transactional
@Rule("PSW-22-05")
public class IndicatorReadings {

    private static final TypeReference<LinkedHashMap<String, Long>> INDICATORS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    IndicatorReadings(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param indicators the counts by name, in order */
    public record Reading(Instant at, String by, Map<String, Long> indicators) {}

    public void keep(String notice, Map<String, Long> indicators, String by, Instant at) {
        try {
            jdbc.sql("insert into indicator_reading (id, notice, read_at, read_by, indicators)"
                            + " values (?, ?, ?, ?, cast(? as jsonb))")
                    .params(
                            UUID.randomUUID(),
                            notice,
                            Timestamp.from(at),
                            by,
                            json.writeValueAsString(new LinkedHashMap<>(indicators)))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("indicators are plain numbers", e);
        }
    }

    /** Every reading of the call, the latest first. */
    @Transactional(readOnly = true)
    public List<Reading> of(String notice) {
        return jdbc.sql("select * from indicator_reading where notice = ? order by read_at desc")
                .param(notice)
                .query((row, n) -> new Reading(
                        row.getTimestamp("read_at").toInstant(),
                        row.getString("read_by"),
                        read(row.getString("indicators"))))
                .list();
    }

    private Map<String, Long> read(String text) {
        try {
            return json.readValue(text, INDICATORS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
