package it.sportello.web.deadline;

import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Deadlines as an iCalendar (RFC 5545): one all-day event on the last day in time, with the same UID for ever. A moved
 * deadline keeps its UID with a higher SEQUENCE; one without a date, met or waived is not there.
 */
@Rule("PSW-00-04")
final class DeadlineCalendar {

    private final String title;
    private final Function<ReferenceCode, URI> page;
    private final Map<UUID, Instant> changedAt;

    /**
     * @param page where the file of a case is
     * @param changedAt when each deadline last changed
     */
    DeadlineCalendar(String title, Function<ReferenceCode, URI> page, Map<UUID, Instant> changedAt) {
        this.title = title;
        this.page = page;
        this.changedAt = changedAt;
    }

    String write(List<Agenda.Entry> entries) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Sportello//Scadenzario//IT"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", title));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        for (Agenda.Entry entry : entries) {
            LocalDate due = entry.deadline().due();
            if (due != null) {
                calendar.add(event(entry, due));
            }
        }
        return text(calendar);
    }

    private static String text(Calendar calendar) {
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Agenda.Entry entry, LocalDate due) {
        Deadline deadline = entry.deadline();
        Instant changed = changedAt.getOrDefault(deadline.id(), Instant.EPOCH);
        VEvent event = new VEvent(false);
        event.add(new Uid(deadline.id() + "@sportello"));
        event.add(new DtStamp(changed));
        event.add(new LastModified(changed));
        event.add(new Sequence(deadline.version()));
        event.add(new DtStart<>(due));
        event.add(new DtEnd<>(due.plusDays(1)));
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Summary(summary(entry)));
        event.add(new Description(String.join("; ", deadline.explanation().steps())));
        event.add(new Categories(deadline.kind().id()));
        event.add(new Url(page.apply(deadline.code())));
        return event;
    }

    private static String summary(Agenda.Entry entry) {
        Deadline deadline = entry.deadline();
        return (deadline.state() == DeadlineState.EXPIRED ? "SCADUTO: " : "")
                + deadline.kind().label()
                + " – "
                + deadline.code()
                + (entry.applicant().isEmpty() ? "" : " – " + entry.applicant());
    }
}
