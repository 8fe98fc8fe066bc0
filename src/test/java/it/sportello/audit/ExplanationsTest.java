package it.sportello.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@Rule({"PSW-00-10", "PSW-00-11"})
class ExplanationsTest {

    private static final Instant AT = Instant.parse("2020-06-01T08:00:00Z");

    @Autowired
    private Explanations explanations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsStoredComesBackWithItsRuleSetAndTheDigestOfItsText() {
        ReferenceCode code = new ReferenceCode("AUD-0001");
        Explanation explanation = advance();

        explanations.store(code, explanation, "psw-2020/1", AT);

        assertThat(explanations.list(code)).singleElement().satisfies(stored -> {
            assertThat(stored.explanation()).isEqualTo(explanation);
            assertThat(stored.ruleSet()).isEqualTo("psw-2020/1");
            assertThat(stored.at()).isEqualTo(AT);
            assertThat(stored.digest()).isEqualTo(new CanonicalJson().digest(explanation));
        });
    }

    @Test
    void anOutcomeIsConfirmedOnceByAPerson() {
        ReferenceCode code = new ReferenceCode("AUD-0002");
        explanations.store(code, advance(), "psw-2020/1", AT);

        explanations.confirmLast(code, "advance", "rup", AT);
        explanations.confirmLast(code, "advance", "altro", AT);

        assertThat(explanations.list(code, "advance").get(0).confirmedBy()).isEqualTo("rup");
    }

    @Test
    void anOutcomeIsConfirmedAtOnceByItsAuthor() {
        ReferenceCode code = new ReferenceCode("AUD-0004");

        explanations.storeConfirmed(code, advance(), "psw-2020/1", "rup", AT);

        assertThat(explanations.list(code, "advance")).singleElement().satisfies(stored -> {
            assertThat(stored.confirmedBy()).isEqualTo("rup");
            assertThat(stored.confirmedAt()).isEqualTo(AT);
        });
    }

    @Test
    void nothingStoredIsEverChangedOrRemoved() {
        ReferenceCode code = new ReferenceCode("AUD-0003");
        UUID id = explanations.store(code, advance(), "psw-2020/1", AT);

        assertThatThrownBy(() -> jdbc.sql("update explanation set subject = 'x' where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from explanation where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private static Explanation advance() {
        return Explanation.of("advance", "PSW-18-02")
                .input("grantTotal", "7500.00")
                .input("rate", "0.60")
                .step("60% di 7500.00 = 4500.00.")
                .result("4500.00");
    }
}
