package it.sportello.funding;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * Revocation, reduction and withdrawal are registered too.
     *
     * @param covar code of the change in the register
     * @param day on which it was registered
     */
    public void recordChange(ReferenceCode code, String covar, LocalDate day, String by, Instant at) {
        jdbc.sql("insert into aid_registration_change (case_code, covar, registered_on, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(code.value(), covar, day, Timestamp.from(at), by)
                .update();
    }

    /** The codes of the changes, the oldest first. */
    @Transactional(readOnly = true)
    public List<String> changesOf(ReferenceCode code) {
        return jdbc.sql("select covar from aid_registration_change where case_code = ? order by recorded_at")
                .param(code.value())
                .query(String.class)
                .list();
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
