package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One run of the ledger may move the whole queue of a click day: more cases than are asked for by one query. */
@IntegrationTest
@Rule("PSW-13-14")
class ManyCasesTest {

    @Autowired
    private Office office;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void all_are_found_and_locked_however_many_are_asked_for() {
        ReferenceCode code = office.transmitted(office.enterprise("Ultima Dei Molti S.r.l."));
        List<ReferenceCode> many = Stream.concat(
                        Stream.of(code),
                        IntStream.range(0, 2_500).mapToObj(n -> new ReferenceCode("AAA-%06d".formatted(n))))
                .toList();

        assertThat(proposals.of(many)).extracting(Proposal::code).containsExactly(code);
        assertThat(proposals.ruleSets(many)).containsOnlyKeys(code);
        transaction.executeWithoutResult(status -> {
            proposals.lockAll(many);
            assertThat(CompletableFuture.supplyAsync(() -> free(code)).join()).isFalse();
        });
        await().until(() -> free(code));
    }

    private boolean free(ReferenceCode code) {
        return Boolean.TRUE.equals(transaction.execute(
                status -> jdbc.sql("select 1 from proposal where reference_code = ? for update skip locked")
                        .param(code.value())
                        .query(Integer.class)
                        .optional()
                        .isPresent()));
    }
}
