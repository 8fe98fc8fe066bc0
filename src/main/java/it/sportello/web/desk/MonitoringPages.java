package it.sportello.web.desk;

import it.sportello.notice.Notices;
import it.sportello.process.api.ProgressActs;
import it.sportello.process.api.Role;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.ProjectIndicators;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.registry.IndicatorReadings;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The indicators of the programme, and what beneficiaries told of their running projects. */
@Controller
@Rule({"PSW-22-05", "PSW-22-06"})
class MonitoringPages {

    private static final List<CaseState> ALL = Arrays.asList(CaseState.values());

    private final Proposals proposals;
    private final IndicatorReadings readings;
    private final ProgressActs progress;
    private final Notices notices;
    private final String notice;
    private final Italian italian;
    private final Clock clock;

    MonitoringPages(
            Proposals proposals,
            IndicatorReadings readings,
            ProgressActs progress,
            Notices notices,
            @Value("${sportello.notice}") String notice,
            Italian italian,
            Clock clock) {
        this.proposals = proposals;
        this.readings = readings;
        this.progress = progress;
        this.notices = notices;
        this.notice = notice;
        this.italian = italian;
        this.clock = clock;
    }

    @GetMapping("/desk/monitoring")
    String monitoring(Authentication user, Model model) {
        List<Proposal> funded = funded();
        model.addAttribute("mayKeep", Access.is(user, EnumSet.of(Role.OFFICERS, Role.RUP)));
        model.addAttribute(
                "sections", List.of(indicators("Indicatori a oggi", counts(funded)), progress(funded), kept()));
        return "desk/monitoring";
    }

    /** Keeps the indicators as they stand. */
    @PostMapping("/desk/monitoring")
    String keep(Authentication user) {
        Access.require(user, EnumSet.of(Role.OFFICERS, Role.RUP));
        readings.keep(notice, counts(funded()), user.getName(), clock.instant());
        return "redirect:/desk/monitoring";
    }

    private List<Proposal> funded() {
        return proposals.in(ALL).stream()
                .filter(proposal -> proposal.notice().equals(notice) && proposal.hadConcession())
                .toList();
    }

    private Map<String, Long> counts(List<Proposal> funded) {
        return new ProjectIndicators(notices.inForce(notice, clock.instant()).monitoring())
                .of(funded.stream()
                        .map(proposal -> new ProjectIndicators.Project(
                                proposals.form(proposal.code()),
                                LegalTime.dateOf(proposal.transmittedAt().orElseThrow())))
                        .toList());
    }

    private static Section indicators(String title, Map<String, Long> counts) {
        Section.Builder section = Section.titled(title).head("Indicatore", "Valore €");
        counts.forEach(section::row);
        return section.build();
    }

    private Section progress(List<Proposal> funded) {
        Section.Builder section = Section.titled("Dati forniti dai beneficiari")
                .head(
                        "Pratica",
                        "Dati",
                        "Fino al",
                        "Ore di formazione €",
                        "Partecipanti €",
                        "Azione A €",
                        "Azione B €");
        funded.forEach(proposal -> {
            progress.of(proposal.code())
                    .forEach(told -> section.row(
                            Section.link(proposal.code().value(), Pages.of(proposal.code())),
                            told.data().kind().label(),
                            italian.day(told.data().until()),
                            italian.number(told.data().trainingHours()),
                            told.data().participants(),
                            italian.euro(told.data().spentA()),
                            italian.euro(told.data().spentB())));
            progress.owed(proposal.code())
                    .ifPresent(owed -> section.row(
                            Section.link(proposal.code().value(), Pages.of(proposal.code())),
                            Section.cell("dati non forniti", "warn"),
                            italian.day(owed),
                            "",
                            "",
                            "",
                            ""));
        });
        return section.build();
    }

    private Section kept() {
        Section.Builder section =
                Section.titled("Rilevazioni conservate").head("Data", "A cura di", "Imprese €", "Partecipanti €");
        List<IndicatorReadings.Reading> all = new ArrayList<>(readings.of(notice));
        all.forEach(reading -> section.row(
                italian.instant(reading.at()),
                reading.by(),
                reading.indicators().getOrDefault("Imprese finanziate", 0L),
                reading.indicators().getOrDefault("Partecipanti", 0L)));
        return all.isEmpty()
                ? Section.titled("Rilevazioni conservate")
                        .say("Nessuna rilevazione.")
                        .build()
                : section.build();
    }
}
