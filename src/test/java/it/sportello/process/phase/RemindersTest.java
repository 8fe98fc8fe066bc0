package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Message;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.ReminderDue;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.NoticeFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The reminders of the catalogue: when the notice asks for them, and to whom each goes. */
@IntegrationTest
class RemindersTest {

    private static final LocalDate DUE = LocalDate.of(2020, 5, 14);

    @Autowired
    private Notifier notifier;

    @Autowired
    private Messages messages;

    @Test
    @Rule({"PSW-13-10", "PSW-16-01", "PSW-16-03", "PSW-09-01", "PSW-19-01", "PSW-18-04"})
    void the_notice_reminds_on_the_days_of_the_catalogue() {
        assertThat(NoticeFixture.psw().reminders())
                .isEqualTo(Map.of(
                        "DL-04", List.of(10, 3),
                        "DL-06", List.of(7),
                        "DL-07", List.of(7),
                        "DL-09", List.of(60, 30),
                        "DL-12", List.of(30, 7),
                        "DL-20", List.of(60)));
    }

    @ParameterizedTest
    @CsvSource({
        "DL-04, rup director officers",
        "DL-06, applicant officers",
        "DL-07, applicant officers",
        "DL-09, applicant officers",
        "DL-12, applicant officers",
        "DL-20, officers accounting"
    })
    void each_goes_once_to_the_roles_that_the_catalogue_names(String kind, String roles) {
        ReferenceCode code = new ReferenceCode("REMIND-" + kind);

        notifier.remind(new ReminderDue(code, DeadlineKind.of(kind), 7, DUE));

        List<Message> sent = messages.of(code);
        assertThat(sent).extracting(Message::party).containsExactlyInAnyOrder(roles.split(" "));
        assertThat(sent).allSatisfy(message -> {
            assertThat(message.subject()).startsWith("Promemoria");
            assertThat(message.body()).contains("14/05/2020");
            assertThat(message.channel())
                    .isEqualTo(message.party().equals(Messages.APPLICANT) ? Channel.PEC : Channel.DESK);
        });
    }
}
