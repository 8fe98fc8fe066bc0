package it.sportello.funding;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The codes (COR) under which the aids are registered in the RNA, one for each concession (PSW-06-15). */
@Service
@Transactional
@Rule("PSW-06-15")
public class AidRegistrations {

    private final JdbcClient jdbc;

    AidRegistrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void record(ReferenceCode code, String cor, String by, Instant at) {
        jdbc.sql("insert into aid_registration (case_code, cor, recorded_at, recorded_by) values (?, ?, ?, ?)")
                .params(code.value(), cor, Timestamp.from(at), by)
                .update();
    }

    /** The code recorded last. */
    @Transactional(readOnly = true)
    public Optional<String> of(ReferenceCode code) {
        return jdbc.sql("select cor from aid_registration where case_code = ? order by recorded_at desc limit 1")
                .param(code.value())
                .query(String.class)
                .optional();
    }
}
