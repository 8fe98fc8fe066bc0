package it.sportello.web.desk;

import it.sportello.process.api.DeskPeople;
import it.sportello.process.api.PrivacyActs;
import it.sportello.process.api.Role;
import it.sportello.registry.Appointments;
import it.sportello.registry.Appointments.Appointment;
import it.sportello.registry.Disclosures;
import it.sportello.registry.ProgrammeDates;
import it.sportello.registry.RightsRequestType;
import it.sportello.registry.RightsRequests;
import it.sportello.registry.RiskScores;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The registers on personal data: the RUP writes them, audit reads them, the risk of fraud is for the RUP alone. */
@Controller
class PrivacyPages {

    private static final Set<Role> WRITERS = EnumSet.of(Role.RUP);
    private static final Set<Role> READERS = EnumSet.of(Role.RUP, Role.AUDITORS);
    private static final String PAGE = "redirect:/desk/privacy";

    private final PrivacyActs acts;
    private final Disclosures disclosures;
    private final Appointments appointments;
    private final RightsRequests requests;
    private final RiskScores scores;
    private final ProgrammeDates programme;
    private final String notice;
    private final DeskPeople people;
    private final Italian italian;
    private final Clock clock;

    PrivacyPages(
            PrivacyActs acts,
            Disclosures disclosures,
            Appointments appointments,
            RightsRequests requests,
            RiskScores scores,
            ProgrammeDates programme,
            @Value("${sportello.notice}") String notice,
            DeskPeople people,
            Italian italian,
            Clock clock) {
        this.acts = acts;
        this.disclosures = disclosures;
        this.appointments = appointments;
        this.requests = requests;
        this.scores = scores;
        this.programme = programme;
        this.notice = notice;
        this.people = people;
        this.italian = italian;
        this.clock = clock;
    }

    @GetMapping("/desk/privacy")
    @Rule({"PSW-25-04", "PSW-25-06", "PSW-25-07", "PSW-25-08"})
    String registers(Authentication user, Model model) {
        Access.require(user, READERS);
        boolean writer = Access.is(user, WRITERS);
        List<Section> sections = new ArrayList<>(List.of(appointed(), requested(), disclosed(), retention()));
        if (writer) {
            sections.add(risks());
        }
        model.addAttribute("writer", writer);
        model.addAttribute("users", people.users());
        model.addAttribute("kinds", ProgrammeDates.Kind.values());
        model.addAttribute("types", RightsRequestType.values());
        model.addAttribute("today", today().toString());
        model.addAttribute("sections", sections);
        return "desk/privacy";
    }

    @PostMapping("/desk/privacy/appointments")
    @Rule("PSW-25-08")
    String appoint(
            @RequestParam String user,
            @RequestParam String act,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Authentication by) {
        Access.require(by, WRITERS);
        appointments.record(user, act, from, to, by.getName(), clock.instant());
        return PAGE;
    }

    @PostMapping("/desk/privacy/disclosures")
    @Rule("PSW-25-04")
    String disclose(
            @RequestParam String recipient,
            @RequestParam String purpose,
            @RequestParam String data,
            Authentication by) {
        Access.require(by, WRITERS);
        disclosures.log(recipient, purpose, data, by.getName(), clock.instant());
        return PAGE;
    }

    /** A person whose data are in a case, but who is not its applicant, writes to the Region by PEC. */
    @PostMapping("/desk/privacy/requests")
    @Rule("PSW-25-06")
    String recordRequest(
            @RequestParam String code,
            @RequestParam RightsRequestType type,
            @RequestParam String person,
            @RequestParam String text,
            Authentication by) {
        Access.require(by, WRITERS);
        acts.requestOf(Codes.read(code), type, person, text);
        return PAGE;
    }

    @PostMapping("/desk/privacy/risks")
    @Rule("PSW-25-07")
    String recordRisk(@RequestParam String code, @RequestParam int score, Authentication by) {
        Access.require(by, WRITERS);
        acts.recordRisk(Codes.read(code), score, by.getName());
        return PAGE;
    }

    @PostMapping("/desk/privacy/programme")
    @Rule({"PSW-23-01", "PSW-25-05"})
    String recordProgrammeDate(
            @RequestParam ProgrammeDates.Kind kind,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Authentication by) {
        Access.require(by, WRITERS);
        acts.programmeDate(notice, kind, day, by.getName());
        return PAGE;
    }

    /** A POST, because it leaves its mark in the register of disclosures. */
    @PostMapping("/desk/privacy/arachne")
    @Rule("PSW-25-07")
    ResponseEntity<byte[]> export(Authentication by) {
        Access.require(by, WRITERS);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"arachne.csv\"")
                .body(acts.exportForRiskAnalysis(by.getName()).getBytes(StandardCharsets.UTF_8));
    }

    private Section appointed() {
        Section.Builder section =
                Section.titled("Persone autorizzate al trattamento").head("Persona", "Atto di incarico", "Dal", "Al");
        List<Appointment> all = appointments.all();
        LocalDate today = today();
        people.users().stream()
                .filter(user -> all.stream()
                        .noneMatch(appointment -> appointment.user().equals(user) && appointment.isInForce(today)))
                .forEach(user -> section.row(user, Section.cell("nessun incarico in corso", "bad"), "", ""));
        all.forEach(appointment -> section.row(
                appointment.user(), appointment.act(), italian.day(appointment.from()), italian.day(appointment.to())));
        return section.build();
    }

    private Section requested() {
        Section.Builder section = Section.titled("Richieste degli interessati")
                .head("Ricevuta", "Pratica", "Da", "Richiesta", "Risposta");
        requests.all()
                .forEach(request -> section.row(
                        italian.instant(request.receivedAt()),
                        Section.link(request.code().value(), Pages.of(request.code())),
                        request.person(),
                        request.type().label(),
                        request.answered()
                                .map(answer -> (answer.granted() ? "accolta: " : "respinta: ") + answer.text())
                                .orElse("in attesa")));
        return section.build();
    }

    private Section disclosed() {
        Section.Builder section = Section.titled("Registro delle comunicazioni di dati")
                .head("Data", "A cura di", "Destinatario", "Finalità", "Dati");
        disclosures
                .all()
                .forEach(one ->
                        section.row(italian.instant(one.at()), one.by(), one.recipient(), one.purpose(), one.data()));
        return section.build();
    }

    private Section retention() {
        Section.Builder section = Section.titled("Programma e conservazione");
        for (ProgrammeDates.Kind kind : ProgrammeDates.Kind.values()) {
            section.fact(
                    kind.label(),
                    programme
                            .of(notice, kind)
                            .map(told -> italian.day(told.day()))
                            .orElse("non ancora comunicata"));
        }
        return section.build();
    }

    private Section risks() {
        Section.Builder section =
                Section.titled("Rischio di frode (ARACHNE)").head("Pratica", "Punteggio €", "Registrato");
        scores.latest()
                .forEach(risk -> section.row(
                        Section.link(risk.code().value(), Pages.of(risk.code())),
                        risk.score(),
                        italian.instant(risk.recordedAt())));
        return section.build();
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }
}
