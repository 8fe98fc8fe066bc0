package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.proposal.Transmission.Request;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SampleProposals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several who transmit in one transaction. */
@IntegrationTest
@Rule({"PSW-12-06", "PSW-12-08"})
class TransmissionTest {

    @Autowired
    private Transmission transmission;

    @Autowired
    private Intake intake;

    @Autowired
    private Office office;

    @Autowired
    private SampleProposals samples;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void they_arrive_in_the_order_in_which_they_came_each_at_an_instant_of_its_own() {
        List<Request> requests = List.of(ready("Prima S.r.l."), ready("Seconda S.r.l."), ready("Terza S.r.l."));

        Map<Request, Receipt> receipts = transmission.together(requests);

        List<Receipt> inOrder = requests.stream().map(receipts::get).toList();
        assertThat(inOrder).extracting(Receipt::arrivalNumber).isSorted().doesNotHaveDuplicates();
        assertThat(inOrder).extracting(Receipt::transmittedAt).isSorted().doesNotHaveDuplicates();
        assertThat(inOrder).allSatisfy(receipt -> {
            assertThat(intake.receipt(request(requests, receipt).id(), receipt.taxCode()))
                    .isEqualTo(receipt);
            assertThat(steps(receipt)).isEqualTo(1);
        });
    }

    @Test
    void who_cannot_transmit_is_left_out_and_told_why_alone() {
        Request complete = ready("Completa S.r.l.");
        Request incomplete = ready("Incompleta S.r.l.");
        intake.checklist(incomplete.id(), incomplete.owner()).stream()
                .filter(line -> line.owed().mandatory())
                .findFirst()
                .ifPresent(line -> intake.detach(
                        incomplete.id(),
                        incomplete.owner(),
                        line.owed().code(),
                        line.owed().subject()));
        Request unknown = new Request(UUID.randomUUID(), complete.owner(), "chiave");

        assertThat(transmission.together(List.of(incomplete, unknown, complete)))
                .containsOnlyKeys(complete);

        assertThatThrownBy(() -> intake.transmit(incomplete.id(), incomplete.owner(), incomplete.key()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Manca il documento");
    }

    @Test
    void nobody_waits_for_a_case_that_somebody_else_holds() throws SQLException {
        Request free = ready("Libera S.r.l.");
        Request held = ready("Trattenuta S.r.l.");
        try (Connection holding = database.getConnection();
                PreparedStatement lock = holding.prepareStatement("select 1 from proposal where id = ? for update")) {
            holding.setAutoCommit(false);
            lock.setObject(1, held.id());
            lock.execute();

            assertThat(transmission.together(List.of(held, free))).containsOnlyKeys(free);
            holding.rollback();
        }

        assertThat(intake.transmit(held.id(), held.owner(), held.key()).arrivalNumber())
                .isPositive();
    }

    @Test
    void of_one_proposal_with_two_keys_the_first_is_in() {
        Request first = ready("Due Chiavi S.r.l.");
        Request second = new Request(first.id(), first.owner(), "altra");

        assertThat(transmission.together(List.of(first, second))).containsOnlyKeys(first);

        assertThat(transmission.together(List.of(second, first)))
                .as("the receipt is given again to who asks alone")
                .isEmpty();
        assertThatThrownBy(() -> intake.transmit(second.id(), second.owner(), second.key()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_key_used_twice_brings_nobody_in_with_it_and_harms_nobody_alone() {
        SampleForm form = office.enterprise("Stessa Chiave S.r.l.");
        Request first = new Request(samples.ready("psw-2020", form), form.taxCode(), "chiave");
        intake.transmit(first.id(), first.owner(), first.key());
        Request again = new Request(samples.ready("psw-2020", form), form.taxCode(), "chiave");
        Request other = ready("Estranea S.r.l.");

        assertThatThrownBy(() -> transmission.together(List.of(other, again)))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(intake.transmit(other.id(), other.owner(), other.key()).arrivalNumber())
                .isPositive();
        assertThatThrownBy(() -> intake.transmit(again.id(), again.owner(), again.key()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("La chiave è già stata usata");
    }

    private Request ready(String name) {
        SampleForm form = office.enterprise(name);
        return new Request(samples.ready("psw-2020", form), form.taxCode(), "chiave");
    }

    private static Request request(List<Request> requests, Receipt receipt) {
        return requests.stream()
                .filter(request -> request.owner().equals(receipt.taxCode()))
                .findFirst()
                .orElseThrow();
    }

    /** Steps of the history that say that it was transmitted. */
    private long steps(Receipt receipt) {
        return jdbc.sql(
                        """
                        select count(*) from case_transition t join proposal p on p.id = t.proposal_id
                        where p.reference_code = ? and t.to_state = 'TRANSMITTED'""")
                .param(receipt.code().value())
                .query(Long.class)
                .single();
    }
}
