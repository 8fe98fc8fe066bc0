package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.ReminderDue;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reminders of the catalogue: when the notice asks for them, and to whom each goes. */
class RemindersTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");
    private static final LocalDate DUE = LocalDate.of(2020, 5, 14);
    private static final Instant NOW = Instant.parse("2020-05-06T22:00:00Z");

    private final Messages messages = mock(Messages.class);
    private final Notifier notifier = new Notifier(messages, mock(Deadlines.class), Clock.fixed(NOW, ZoneOffset.UTC));

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
        notifier.remind(new ReminderDue(CODE, DeadlineKind.of(kind), 7, DUE));

        for (String role : roles.split(" ")) {
            Channel channel = role.equals(Messages.APPLICANT) ? Channel.PEC : Channel.DESK;
            verify(messages).send(eq(CODE), eq(Template.REMINDER), eq(channel), eq(role), any(), eq(NOW));
        }
        verifyNoMoreInteractions(messages);
    }
}
