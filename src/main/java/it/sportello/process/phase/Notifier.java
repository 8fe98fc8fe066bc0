package it.sportello.process.phase;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Party;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.ReminderDue;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the roles that RULES names of a term that is near or has elapsed; the messages are kept with the case. */
@Component
class Notifier {

    private final Messages messages;
    private final Deadlines register;
    private final Clock clock;

    Notifier(Messages messages, Deadlines register, Clock clock) {
        this.messages = messages;
        this.register = register;
        this.clock = clock;
    }

    /** One message to each party of the term. */
    void expired(ReferenceCode code, DeadlineKind kind, Template template) {
        LocalDate due = register.dueDate(code, kind).orElseThrow();
        tell(code, kind, template, due);
    }

    @EventListener
    void remind(ReminderDue reminder) {
        tell(reminder.code(), reminder.kind(), Template.REMINDER, reminder.dueDate());
    }

    private void tell(ReferenceCode code, DeadlineKind kind, Template template, LocalDate due) {
        Map<String, String> words = Map.of("scadenza", ItalianText.day(due), "adempimento", kind.label());
        for (Party party : kind.notified()) {
            messages.send(
                    code,
                    template,
                    party == Party.APPLICANT ? Channel.PEC : Channel.DESK,
                    recipient(party),
                    words,
                    clock.instant());
        }
    }

    private static String recipient(Party party) {
        return switch (party) {
            case APPLICANT -> Messages.APPLICANT;
            case GUARANTOR -> Messages.GUARANTOR;
            case OFFICE -> "officers";
            case COMMISSION -> "commission";
            case DIRECTOR -> "director";
            case ACCOUNTING -> "accounting";
            default -> "rup";
        };
    }
}
