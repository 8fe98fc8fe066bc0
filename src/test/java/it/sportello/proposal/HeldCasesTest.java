package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class HeldCasesTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");

    @BeforeEach
    void aTransactionBegins() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void itEnds() {
        complete();
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void a_case_held_by_the_transaction_is_known_until_it_ends() {
        Proposal proposal = Proposal.draft(
                UUID.randomUUID(),
                "psw-2020",
                "psw-2020.v1",
                "01234567890",
                "Impresa",
                Mark.of("ufficio", Instant.EPOCH));
        HeldCases.ofThisTransaction().put(CODE, proposal);

        assertThat(HeldCases.ofThisTransaction()).containsEntry(CODE, proposal);
        complete();
        assertThat(HeldCases.ofThisTransaction()).isEmpty();
    }

    private static void complete() {
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(synchronization ->
                        synchronization.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
    }
}
