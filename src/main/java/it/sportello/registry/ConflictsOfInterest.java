package it.sportello.registry;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The conflicts of interest that persons of the Region declared, each on one case; nothing in it changes. */
@Service
@Transactional
@Rule("PSW-24-02")
public class ConflictsOfInterest {

    private final JdbcClient jdbc;

    ConflictsOfInterest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal invalid without a reason; not allowed when the person has declared it already */
    public void declare(ReferenceCode code, String person, String reason, Instant at) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "PSW-24-02", "Indicare in che cosa consiste il conflitto di interessi.");
        }
        if (isDeclared(code, person)) {
            throw Refusal.notAllowed(
                    "CONFLICT_DECLARED", "PSW-24-02", "Il conflitto di interessi è già stato dichiarato.");
        }
        jdbc.sql("insert into conflict_of_interest (case_code, person, reason, declared_at) values (?, ?, ?, ?)")
                .params(code.value(), person, reason.strip(), Timestamp.from(at))
                .update();
    }

    @Transactional(readOnly = true)
    public boolean isDeclared(ReferenceCode code, String person) {
        return jdbc.sql("select exists (select from conflict_of_interest where case_code = ? and person = ?)")
                .params(code.value(), person)
                .query(Boolean.class)
                .single();
    }
}
