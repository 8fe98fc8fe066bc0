package it.sportello.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.correspondence.Message;
import it.sportello.correspondence.Messages;
import it.sportello.grant.GrantScenario;
import it.sportello.grant.Grants;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Rule({"PSW-20-01", "PSW-20-02", "PSW-20-03", "PSW-20-06"})
class RevocationsTest {

    private static final Instant MAY = Instant.parse("2021-05-01T08:00:00Z");
    private static final LocalDate RECEIVED = LocalDate.of(2021, 5, 3);

    @Autowired
    private Revocations revocations;

    @Autowired
    private Grants grants;

    @Autowired
    private Messages messages;

    @Test
    void laterBreachesJoinTheNoticeUntilItIsServedAndThenWaitForTheNext() {
        ReferenceCode code = running("REV-0001");

        assertThat(breach(code, BreachCode.REV_REPORT_LATE, 0)).isEqualTo(BreachRecorded.Effect.NOTICE_OPENED);
        assertThat(breach(code, BreachCode.REV_PUBLICITY, 1)).isEqualTo(BreachRecorded.Effect.JOINED);
        NoticeServed served = revocations.serve(code, "Presentare il rendiconto.", null, RECEIVED, "rossi", MAY);
        assertThat(breach(code, BreachCode.REV_TRACEABILITY, 2)).isEqualTo(BreachRecorded.Effect.WAITING);

        assertThat(served.days()).isEqualTo(15);
        assertThat(messages.of(code))
                .extracting(Message::body)
                .last()
                .asString()
                .contains("rendiconto non presentato nel termine (§§ 19, 20)", "entro 15 giorni");

        assertThat(revocations.closeComplied(code, "Adempiuto", "rossi", MAY.plusSeconds(9)))
                .isTrue();
        assertThat(revocations.causesOf(revocations.open(code).orElseThrow()))
                .extracting(Breach::code)
                .containsExactly(BreachCode.REV_TRACEABILITY);
    }

    @Test
    void thereIsNoRevocationWithoutANoticeServedBefore() {
        ReferenceCode code = running("REV-0002");
        breach(code, BreachCode.REV_REPORT_LATE, 0);

        assertThatThrownBy(() -> revocations.propose(code, null, "Inadempimento", "rossi"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        revocations.revoke(code, "G1", LocalDate.of(2021, 6, 1), "Inadempimento", "direttore", MAY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theDirectorRevokesInPartWhatTheOfficerProposed() {
        ReferenceCode code = running("REV-0003");
        breach(code, BreachCode.REV_NOT_COMPLETED, 0);
        revocations.serve(code, "Ultimare le attività.", 20, RECEIVED, "rossi", MAY);
        revocations.propose(code, Euro.of("2000.00"), "Parte utile", "rossi");
        revocations.returnProposal(code, "Motivare meglio", "direttore", MAY);
        revocations.propose(code, Euro.of("2500.00"), "Parte utile, relazione allegata", "rossi");

        RevocationRules.Consequences consequences =
                revocations.revoke(code, "G00010", LocalDate.of(2021, 6, 1), "Parte utile", "direttore", MAY);

        assertThat(consequences.payable()).isEqualTo(Euro.of("2500.00"));
        assertThat(revocations.recognisedPart(code)).contains(Euro.of("2500.00"));
        assertThat(revocations.open(code)).isEmpty();
        assertThat(messages.of(code))
                .extracting(Message::body)
                .last()
                .asString()
                .contains("revoca parziale", "non sono applicati interessi");
    }

    @Test
    void complianceBeforeTheTermIsProposedForClosing() {
        ReferenceCode code = running("REV-0004");
        breach(code, BreachCode.REV_PRODUCTS_NOT_DELIVERED, 0);
        revocations.serve(code, "Consegnare i prodotti.", null, RECEIVED, "rossi", MAY);
        revocations.comply(code, LocalDate.of(2021, 5, 18), "Prodotti consegnati");

        assertThat(revocations.proposal(code, LocalDate.of(2021, 5, 18))).isEqualTo(RevocationRules.Proposal.CLOSE);
        assertThat(revocations.proposal(code, LocalDate.of(2021, 5, 17)))
                .isEqualTo(RevocationRules.Proposal.REVOCATION_DECISION);
    }

    @Test
    void aTermMovedAfterItsExpiryWithdrawsItsBreachAndArchivesTheNoticeLeftEmpty() {
        ReferenceCode code = running("REV-0005");
        revocations.recordBreach(code, BreachCode.REV_REPORT_LATE, "Termine decorso", "DL-12", MAY);

        assertThat(revocations.withdrawBreach(code, "DL-12", "Proroga approvata", "rossi", MAY))
                .isTrue();
        assertThat(revocations.open(code)).isEmpty();
        assertThat(revocations.breaches(code)).isEmpty();
    }

    private ReferenceCode running(String code) {
        return new GrantScenario(grants).running(code);
    }

    private BreachRecorded.Effect breach(ReferenceCode code, BreachCode cause, int second) {
        return revocations
                .recordBreach(code, cause, "Verifica d'ufficio", null, MAY.plusSeconds(second))
                .effect();
    }
}
