package it.sportello.web.deadline;

import io.swagger.v3.oas.annotations.Hidden;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.api.DeskTasks;
import it.sportello.process.api.Role;
import it.sportello.shared.ReferenceCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The calendars themselves, for programs without a login: who knows the address may read it. */
@RestController
@Hidden
class CalendarFeedController {

    private static final MediaType ICALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;
    private final Agenda agenda;
    private final Deadlines register;
    private final DeskTasks tasks;

    CalendarFeedController(CalendarFeeds feeds, Agenda agenda, Deadlines register, DeskTasks tasks) {
        this.feeds = feeds;
        this.agenda = agenda;
        this.register = register;
        this.tasks = tasks;
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token) {
        return feeds.at(token)
                .map(feed -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Robots-Tag", "noindex")
                        .contentType(ICALENDAR)
                        .body(write(feed).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    private String write(CalendarFeeds.Feed feed) {
        List<Agenda.Entry> entries = entries(feed);
        String site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        Function<ReferenceCode, URI> page = code -> URI.create(site + "/desk/cases/" + code);
        return new DeadlineCalendar(
                        feed.title(),
                        page,
                        register.changedAt(entries.stream()
                                .map(entry -> entry.deadline().id())
                                .toList()))
                .write(entries);
    }

    private List<Agenda.Entry> entries(CalendarFeeds.Feed feed) {
        Role role = feed.role();
        return role == null ? agenda.ofCases(tasks.takenBy(feed.owner())) : agenda.of(workOf(role), null);
    }

    private static Set<DeadlineKind> workOf(Role role) {
        return Offices.kindsOf(role).stream().filter(DeadlineKind::asksForWork).collect(Collectors.toSet());
    }
}
