package it.sportello.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class MessagesTest {

    private static final Instant AT = Instant.parse("2020-06-01T08:00:00Z");

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aMessageIsKeptAsSentInTheOrderOfTheCase() {
        ReferenceCode code = new ReferenceCode("MSG-0001");
        messages.send(
                code,
                Template.REMINDER,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of("scadenza", "14/05/2020", "adempimento", "avvio delle attività"),
                AT);
        messages.receive(code, Channel.PEC, Messages.APPLICANT, "Riscontro", "Provvediamo.", AT);

        assertThat(messages.of(code))
                .extracting(Message::direction, Message::subject, Message::sentAt)
                .containsExactly(
                        tuple(Direction.OUT, "Promemoria: scadenza del 14/05/2020", AT),
                        tuple(Direction.IN, "Riscontro", AT));
    }

    @Test
    @Rule("PSW-21-05")
    void whatTheBeneficiaryReceivesSaysThatTheFundFinancesTheOperation() {
        ReferenceCode code = new ReferenceCode("MSG-0004");
        Map<String, String> words = Map.of("scadenza", "14/05/2020", "adempimento", "avvio delle attività");
        messages.send(code, Template.REMINDER, Channel.PEC, Messages.APPLICANT, words, AT);
        messages.send(code, Template.REMINDER, Channel.DESK, "officers", words, AT);

        assertThat(messages.of(code))
                .extracting(message -> message.body().contains("finanziata dal Fondo Sociale Europeo"))
                .containsExactly(true, false);
    }

    @Test
    void aTemplateIsNeverSentWithAWordMissing() {
        assertThatThrownBy(() -> messages.send(
                        new ReferenceCode("MSG-0002"),
                        Template.REMINDER,
                        Channel.PEC,
                        Messages.APPLICANT,
                        Map.of("scadenza", "14/05/2020"),
                        AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageIsNeverChangedOrRemoved() {
        ReferenceCode code = new ReferenceCode("MSG-0003");
        messages.receive(code, Channel.PEC, Messages.APPLICANT, "Oggetto", "Testo", AT);

        assertThatThrownBy(() -> jdbc.sql("delete from message where case_code = ?")
                        .param(code.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }
}
