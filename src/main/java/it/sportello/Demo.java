package it.sportello;

import it.sportello.notice.Notices;
import it.sportello.process.clock.TrainingClock;
import it.sportello.process.identity.DemoUsers;
import it.sportello.shared.LegalTime;
import it.sportello.web.intake.demo.SampleProposals;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demo: the first date, the sample proposals, and the sheet that tells a newcomer where to go. */
@Component
@Profile("demo")
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH)
            .withZone(LegalTime.ROME);

    private final SportelloSettings settings;
    private final Notices notices;
    private final TrainingClock clock;
    private final SampleProposals samples;
    private final SampleTokens tokens;
    private final DemoUsers users;
    private final ServletWebServerApplicationContext server;

    Demo(
            SportelloSettings settings,
            Notices notices,
            TrainingClock clock,
            SampleProposals samples,
            SampleTokens tokens,
            DemoUsers users,
            ServletWebServerApplicationContext server) {
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
        this.samples = samples;
        this.tokens = tokens;
        this.users = users;
        this.server = server;
    }

    /** A new demo begins at the opening of the call; later starts go on from where its time is. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    void beginAtTheOpening() {
        if (!clock.isShifted()) {
            clock.beginAt(notices.inForce(settings.notice(), clock.now()).call().opensAt());
        }
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(30)
    void receiveSamples() {
        int received = samples.file(settings.notice()).size();
        if (received > 0) {
            LOG.info("{} sample proposals received", received);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void printSummary() {
        String home = "http://localhost:" + server.getWebServer().getPort();
        SampleTokens.Token applicant = tokens.all().get(0);
        StringBuilder sheet = new StringBuilder();
        line(sheet, "");
        line(sheet, "Sportello (demo) is ready. Training date: %s (Rome).", DATE.format(clock.now()));
        line(sheet, "");
        line(sheet, "  Desk           %s/", home);
        line(sheet, "  Tasklist       %s/camunda/app/tasklist/default/", home);
        line(sheet, "  Cockpit        %s/camunda/app/cockpit/default/", home);
        line(sheet, "  API docs       %s/api/v1/docs", home);
        line(sheet, "");
        line(sheet, "  %-40s %-12s %s", "Role", "User", "Password");
        users.all().forEach((role, person) -> line(sheet, "  %-40s %-12s %s", role.label(), person.id(), person.id()));
        line(sheet, "");
        line(sheet, "As an applicant (%s; the other tokens are in %s):", applicant.name(), tokens.file());
        line(sheet, "  curl -H 'Authorization: Bearer %s' %s/api/v1/me/proposals", applicant.token(), home);
        line(sheet, "");
        line(sheet, "Ctrl+C stops it; the next start goes on with the same data.");
        System.out.println(sheet);
    }

    private static void line(StringBuilder sheet, String format, Object... values) {
        sheet.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
