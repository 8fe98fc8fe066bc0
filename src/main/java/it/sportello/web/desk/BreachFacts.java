package it.sportello.web.desk;

import it.sportello.control.ControlCase;
import it.sportello.control.Controls;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.revocation.Breach;
import it.sportello.revocation.FormalNotice;
import it.sportello.revocation.NoticeState;
import it.sportello.revocation.RevocationRules;
import it.sportello.revocation.Revocations;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was found against the beneficiary: breaches with their formal notice, and controls. */
@Service
@Transactional(readOnly = true)
class BreachFacts {

    private final Revocations revocations;
    private final Controls controls;
    private final Deadlines deadlines;
    private final Italian italian;
    private final Clock clock;

    BreachFacts(Revocations revocations, Controls controls, Deadlines deadlines, Italian italian, Clock clock) {
        this.revocations = revocations;
        this.controls = controls;
        this.deadlines = deadlines;
        this.italian = italian;
        this.clock = clock;
    }

    Section formalNotice(ReferenceCode code) {
        Section.Builder section = Section.titled("Diffida");
        List<Breach> breaches = revocations.breaches(code);
        Optional<FormalNotice> open =
                revocations.open(code).or(() -> revocations.of(code).stream().reduce((a, b) -> b));
        open.ifPresent(notice -> {
            section.fact(
                            "Stato della diffida",
                            switch (notice.state()) {
                                case PREPARING -> "in preparazione";
                                case SERVED -> "notificata";
                                case PROPOSED -> "revoca proposta al Direttore";
                                case ARCHIVED -> "archiviata";
                                case CLOSED -> "chiusa senza revoca";
                                case REVOKED -> "conclusa con la revoca";
                            })
                    .fact("Aperta", italian.instant(notice.openedAt()));
            notice.receivedOn().ifPresent(day -> section.fact("Ricevuta il", italian.day(day)));
            notice.noticeDays().ifPresent(days -> section.fact("Giorni assegnati", String.valueOf(days)));
            deadlines
                    .find(code, DeadlineKind.DL_18)
                    .ifPresent(deadline -> section.fact("Termine per adempiere", italian.day(deadline.due())));
            notice.compliedOn().ifPresent(day -> section.fact("Adempimento", italian.day(day)));
            section.wide("Testo", notice.text().orElse(null))
                    .wide("Prova dell'adempimento", notice.complianceEvidence().orElse(null))
                    .wide("Motivazione della proposta", notice.proposalGrounds().orElse(null));
            notice.recognisedPart()
                    .ifPresent(part -> section.fact("Parte che resta al beneficiario", italian.euro(part)));
            propose(section, code, notice);
            if (notice.repliedAt().isPresent()) {
                section.fact(
                                "Replica ricevuta",
                                italian.instant(notice.repliedAt().get()))
                        .wide("Replica", notice.reply().orElse(null));
            } else {
                section.fact("Replica", "non pervenuta");
            }
        });
        if (breaches.isEmpty()) {
            return section.say("Nessun inadempimento registrato.").build();
        }
        section.head("Inadempimento", "Riscontro", "Rilevato", "Regola");
        breaches.forEach(breach -> section.row(
                breach.code().label() + (breach.withdrawn() ? " (ritirato)" : ""),
                breach.evidence(),
                italian.instant(breach.foundAt()),
                breach.code().rule().value()));
        return section.build();
    }

    /** Late but spontaneous compliance closes the procedure, unless the officer finds the term essential. */
    @Rule({"PSW-20-02", "PSW-20-06"})
    private void propose(Section.Builder section, ReferenceCode code, FormalNotice notice) {
        LocalDate due = deadlines.dueDate(code, DeadlineKind.DL_18).orElse(null);
        if (notice.state() != NoticeState.SERVED
                || due == null
                || (notice.compliedOn().isEmpty()
                        && !LegalTime.dateOf(clock.instant()).isAfter(due))) {
            return;
        }
        if (revocations.proposal(code, due) == RevocationRules.Proposal.CLOSE) {
            section.say(
                    "Esito proposto: chiusura senza revoca, perché l'adempimento è nel termine della diffida, salvo che"
                            + " l'ufficio ritenga essenziale il termine violato [PSW-20-06]",
                    "good");
        } else {
            section.say(
                    "Esito proposto: decidere sulla revoca, perché nel termine della diffida non risulta"
                            + " l'adempimento [PSW-20-02]",
                    "bad");
        }
    }

    Section controls(ReferenceCode code) {
        Section.Builder section = Section.titled("Controlli");
        List<ControlCase> all = controls.of(code);
        if (all.isEmpty()) {
            return section.say("Nessun controllo.").build();
        }
        section.head("Controllo", "Motivo", "Stato", "Data", "Rilievi", "Non ammissibile €");
        all.forEach(control -> section.row(
                control.type().label(),
                control.reason(),
                switch (control.state()) {
                    case OPENED -> "aperto";
                    case DOCUMENTS_REQUESTED -> "documenti richiesti";
                    case FINDINGS -> "con rilievi, da valutare";
                    case CLOSED -> "chiuso";
                },
                italian.day(control.checkDate().orElse(null)),
                control.findings().orElse("—"),
                italian.euro(control.amountIneligible())));
        return section.build();
    }
}
