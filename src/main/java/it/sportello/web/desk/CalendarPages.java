package it.sportello.web.desk;

import it.sportello.process.api.DeskPeople;
import it.sportello.process.api.Role;
import it.sportello.shared.Refusal;
import it.sportello.web.deadline.CalendarFeeds;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The private addresses of one's calendars: made, shown once, made again, revoked. */
@Controller
class CalendarPages {

    private final CalendarFeeds feeds;
    private final DeskPeople people;
    private final Italian italian;

    CalendarPages(CalendarFeeds feeds, DeskPeople people, Italian italian) {
        this.feeds = feeds;
        this.people = people;
        this.italian = italian;
    }

    /** A calendar in use, as the page shows it. */
    record Line(UUID id, String title, String since) {}

    @GetMapping("/desk/calendars")
    String calendars(Principal user, Model model) {
        model.addAttribute("roles", people.rolesOf(user.getName()));
        model.addAttribute(
                "feeds",
                feeds.of(user.getName()).stream()
                        .map(feed -> new Line(feed.id(), feed.title(), italian.instant(feed.createdAt())))
                        .toList());
        return "desk/calendars";
    }

    /** The address is shown on the next page and never again. */
    @PostMapping("/desk/calendars")
    String create(@RequestParam(required = false) @Nullable Role role, Principal user, RedirectAttributes next) {
        try {
            String token = feeds.create(user.getName(), role);
            next.addFlashAttribute(
                    "address",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/calendar/{token}.ics")
                            .buildAndExpand(token)
                            .toUriString());
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.reasons().get(0).text());
        }
        return "redirect:/desk/calendars";
    }

    @PostMapping("/desk/calendars/{id}/revocation")
    String revoke(@PathVariable UUID id, Principal user, RedirectAttributes next) {
        feeds.revoke(user.getName(), id);
        next.addFlashAttribute("revoked", true);
        return "redirect:/desk/calendars";
    }
}
