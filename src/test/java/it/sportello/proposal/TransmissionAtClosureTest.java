package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.proposal.Transmission.Request;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SampleProposals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody transmits while the act that ends the call is being signed. */
@IntegrationTest
@Rule({"PSW-11-02", "PSW-11-03", "PSW-14-08"})
class TransmissionAtClosureTest {

    private static final String CALL = "psw-chiusa";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Transmission transmission;

    @Autowired
    private CallStates calls;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Acts acts;

    @Autowired
    private Office office;

    @Autowired
    private SampleProposals samples;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theNextTestFindsTheCallOpen() {
        jdbc.sql("delete from call_state where notice = ?").param(CALL).update();
    }

    @Test
    void what_is_being_transmitted_is_in_before_the_revocation_and_ends_with_the_call() throws Exception {
        Request request = ready("In Corsa S.r.l.");
        AtomicReference<CompletableFuture<Void>> signature = new AtomicReference<>();

        Receipt receipt = Objects.requireNonNull(transaction.execute(status -> {
            Receipt given = transmission.alone(request, List::of);
            signature.set(CompletableFuture.runAsync(() -> sign(ActKind.REVOCATION)));
            awaitEndOrWait(signature.get());
            return given;
        }));
        signature.get().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(calls.closure(CALL).orElseThrow().at()).isAfter(receipt.transmittedAt());
        assertThat(proposals.require(receipt.code()).state()).isEqualTo(CaseState.CLOSED_CALL_ANNULLED);
    }

    @Test
    void who_comes_while_the_closure_is_being_signed_is_late() {
        Request request = ready("In Ritardo S.r.l.");
        AtomicReference<CompletableFuture<Receipt>> late = new AtomicReference<>();

        transaction.executeWithoutResult(status -> {
            sign(ActKind.CLOSURE);
            late.set(CompletableFuture.supplyAsync(() -> transmission.alone(request, List::of)));
            awaitEndOrWait(late.get());
        });

        assertThatThrownBy(() -> late.get().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("EXC_SUBMISSION_AFTER_CLOSURE");
    }

    @Test
    void nobody_who_transmits_with_others_waits_for_the_signature() throws Exception {
        Request request = ready("Insieme S.r.l.");

        Map<Request, Receipt> receipts = Objects.requireNonNull(transaction.execute(status -> {
            sign(ActKind.CLOSURE);
            return CompletableFuture.supplyAsync(() -> transmission.together(List.of(request)))
                    .join();
        }));

        assertThat(receipts).isEmpty();
    }

    private Request ready(String name) {
        SampleForm form = office.enterprise(name);
        return new Request(samples.ready(CALL, form), form.taxCode(), "chiave");
    }

    private void sign(ActKind kind) {
        ReferenceCode act = acts.open(kind, CALL, "rup").code();
        acts.draft(act, kind, Map.of("subject", "Fine della procedura", "grounds", "Sopravvenute esigenze"));
        acts.sign(act, "G-" + act, office.today(), "direttore");
    }

    private void awaitEndOrWait(CompletableFuture<?> other) {
        await().atMost(PATIENCE)
                .until(() -> other.isDone()
                        || jdbc.sql("select exists (select from pg_locks where classid = 4714 and not granted)")
                                .query(Boolean.class)
                                .single());
    }
}
