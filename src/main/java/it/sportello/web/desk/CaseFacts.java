package it.sportello.web.desk;

import it.sportello.control.ControlCase;
import it.sportello.control.Controls;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.evaluation.ScoreCard;
import it.sportello.evaluation.ScoreCards;
import it.sportello.funding.Balance;
import it.sportello.funding.Envelope;
import it.sportello.funding.FundLedger;
import it.sportello.funding.QueuePosition;
import it.sportello.grant.DedicatedAccount;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.notice.Notices;
import it.sportello.notice.Tables;
import it.sportello.payment.DurcReading;
import it.sportello.payment.DurcStatus;
import it.sportello.payment.GuaranteeState;
import it.sportello.payment.Payment;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.payment.Recovery;
import it.sportello.payment.Tranche;
import it.sportello.process.api.Archive;
import it.sportello.process.api.Archive.KeptUntil;
import it.sportello.process.api.FormalExaminations;
import it.sportello.process.api.ReportExaminations;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.registry.RightsRequestType;
import it.sportello.registry.RightsRequests;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The facts of a case that a person needs to decide at a task: always the same first, then those of the task. */
@Service
@Transactional(readOnly = true)
class CaseFacts {

    private final Proposals proposals;
    private final Deadlines deadlines;
    private final Tables tables;
    private final FormalExaminations examinations;
    private final ScoreCards cards;
    private final AidFacts aids;
    private final FundLedger ledger;
    private final Grants grants;
    private final Payments payments;
    private final Reports reports;
    private final ReportExaminations recognitions;
    private final RevocationFacts breaches;
    private final FraudFacts fraud;
    private final Controls controls;
    private final EvaluationFacts evaluation;
    private final RightsRequests rights;
    private final Archive archive;
    private final Notices notices;
    private final Italian italian;
    private final Clock clock;

    CaseFacts(
            Proposals proposals,
            Deadlines deadlines,
            Tables tables,
            FormalExaminations examinations,
            ScoreCards cards,
            AidFacts aids,
            FundLedger ledger,
            Grants grants,
            Payments payments,
            Reports reports,
            ReportExaminations recognitions,
            RevocationFacts breaches,
            FraudFacts fraud,
            Controls controls,
            EvaluationFacts evaluation,
            RightsRequests rights,
            Archive archive,
            Notices notices,
            Italian italian,
            Clock clock) {
        this.proposals = proposals;
        this.deadlines = deadlines;
        this.tables = tables;
        this.examinations = examinations;
        this.cards = cards;
        this.aids = aids;
        this.ledger = ledger;
        this.grants = grants;
        this.payments = payments;
        this.reports = reports;
        this.recognitions = recognitions;
        this.breaches = breaches;
        this.fraud = fraud;
        this.controls = controls;
        this.evaluation = evaluation;
        this.rights = rights;
        this.archive = archive;
        this.notices = notices;
        this.italian = italian;
        this.clock = clock;
    }

    /** Who, where it stands, what it may get, what is due next. */
    Section summary(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        Section.Builder section = Section.titled("")
                .fact("Proponente", proposal.applicantName())
                .fact("Pratica", code.value())
                .fact("Stato", proposal.stateLabel())
                .fact(
                        "Arrivo",
                        "n. " + proposal.arrivalNumber().map(String::valueOf).orElse("—") + " del "
                                + italian.instant(proposal.transmittedAt().orElse(null)))
                .fact("Dipendenti nel Lazio", band(proposal))
                .fact("Concedibile", amounts(proposal.grantableA(), proposal.grantableB()))
                .fact(
                        "Concesso",
                        proposal.hadConcession() ? amounts(proposal.concededA(), proposal.concededB()) : "non ancora");
        proposal.flags().stream()
                .filter(flag -> flag != CaseFlag.FRAUD_HOLD)
                .sorted()
                .map(flag -> flag.label())
                .reduce((a, b) -> a + ", " + b)
                .ifPresent(flags -> section.fact("Segnalazioni", flags));
        proposal.proposedOutcome()
                .ifPresent(outcome -> section.fact("Esito proposto", outcome.label() + ", da adottare con atto"));
        next(code)
                .ifPresent(deadline -> section.wide(
                        deadline.firesAt().isAfter(clock.instant()) ? "Prossima scadenza" : "Termine decorso",
                        sentence(deadline)));
        return section.build();
    }

    /** @param task id of the user task in the model, such as {@code UserTask_ScoreProposal} */
    List<Section> at(String task, ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        return switch (task.replace("UserTask_", "")) {
            case "CheckFormalAdmissibility", "RequestIntegration", "ConfirmLaterExclusion", "DecideReview" ->
                List.of(formalCheck(code), evaluation.planWarnings(code));
            case "NotifyPreRejection", "AssessObservations" -> List.of(negativeGrounds(proposal));
            case "ScoreProposal" ->
                List.of(evaluation.aims(proposal), project(code), evaluation.plan(code), recipients(code));
            case "RecordAidSurvey" -> List.of(aids.declared(proposal), aids.surveys(code));
            case "ConfirmCommitment" -> List.of(ledger(proposal));
            case "RecordAidChange" -> List.of(aids.registered(code), ledger(proposal));
            case "CheckAdvanceConditions", "PayAdvance", "CheckBalanceConditions", "PayBalance" ->
                List.of(payment(code));
            case "RenewOrEnforceGuarantee" -> List.of(payments(code));
            case "VerifyReport", "ConfirmRecognition" -> List.of(report(code));
            case "PrepareFormalNotice", "AssessCompliance", "DecideRevocation" -> List.of(breaches.formalNotice(code));
            case "RequestRecovery", "RecordRecovery", "EnforceGuarantee" -> List.of(recovery(code));
            case "DecideVariation", "DecideExtension" -> List.of(requests(code));
            case "CarryOutCheck", "AssessFindings" -> List.of(controls(code));
            case "RequestCup" -> List.of(concession(code));
            case "AssessFraudReport" -> List.of(fraud.holds(code));
            case "AnswerRightsRequest" -> List.of(rightsRequest(code));
            case "ConfirmArchive" -> List.of(retention(code));
            default -> List.of();
        };
    }

    Section formalCheck(ReferenceCode code) {
        var proposal = examinations.proposal(code);
        Section.Builder section = Section.titled("Verifica di ammissibilità formale");
        section.fact(
                "Esito proposto",
                switch (proposal.result()) {
                    case ADMITTED_TO_EVALUATION -> "ammissione alla valutazione tecnica";
                    case EXCLUDED -> proposal.integrable().isEmpty() ? "esclusione" : "richiesta di integrazione";
                    case NOT_PRESENTED -> "domanda non presentata";
                });
        section.fact(
                "Documenti obbligatori da esaminare",
                String.valueOf(proposal.unexamined().size()));
        proposal.grounds().forEach(ground -> section.say(withRule(ground), "bad"));
        proposal.warnings().forEach(warning -> section.say("Avviso: " + withRule(warning), "warn"));
        if (proposal.grounds().isEmpty()) {
            section.say("Nessuna causa di esclusione rilevata.", "good");
        }
        return section.build();
    }

    Section negativeGrounds(Proposal proposal) {
        Section.Builder section = Section.titled("Motivi ostativi");
        proposal.proposedOutcome().ifPresent(outcome -> section.fact("Esito proposto", outcome.label()));
        proposal.negativeGrounds().forEach(ground -> section.say(withRule(ground), "bad"));
        if (proposal.negativeGrounds().isEmpty()) {
            section.say("Nessun motivo ostativo registrato.");
        }
        return section.build();
    }

    Section project(ReferenceCode code) {
        ProposalForm form = proposals.form(code);
        Section.Builder section = Section.titled("Progetto")
                .wide("Titolo", form.title())
                .wide("Descrizione", form.description())
                .wide("Pari opportunità", form.equalOpportunities())
                .fact("Dimensione dell'impresa", form.applicant().size().label())
                .fact("Svolgimento previsto", italian.day(form.plannedStart()) + " – " + italian.day(form.plannedEnd()))
                .fact("Azioni formative", String.valueOf(form.trainingActions().size()))
                .fact(
                        "Dipendenti nel progetto pilota",
                        form.pilot() == null
                                ? "progetto pilota assente"
                                : String.valueOf(form.pilot().people().size()));
        examinations.proposal(code).warnings().stream()
                .filter(warning -> warning.rule().value().equals("PSW-12-15"))
                .forEach(warning -> section.say("Avviso: " + withRule(warning), "warn"));
        return section.build();
    }

    /** Numbers only: the Commission does not see who is frail (PSW-14-07). */
    Section recipients(ReferenceCode code) {
        ProposalForm form = proposals.form(code);
        Section.Builder section = Section.titled("Destinatari");
        Map<ProposalForm.Gender, Long> genders = count(form, ProposalForm.Employee::gender);
        section.fact("Destinatari", String.valueOf(form.employees().size()))
                .fact("Donne", String.valueOf(genders.getOrDefault(ProposalForm.Gender.FEMALE, 0L)))
                .fact("Uomini", String.valueOf(genders.getOrDefault(ProposalForm.Gender.MALE, 0L)));
        if (genders.containsKey(ProposalForm.Gender.OTHER)) {
            section.fact("Altro genere", String.valueOf(genders.get(ProposalForm.Gender.OTHER)));
        }
        Map<ProposalForm.Frailty, Long> frailties = form.employees().stream()
                .flatMap(employee -> Optional.ofNullable(employee.frailty()).stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        section.fact(
                "In condizione di fragilità",
                String.valueOf(
                        frailties.values().stream().mapToLong(Long::longValue).sum()));
        frailties.forEach((frailty, persons) -> section.fact("– " + frailty.label(), String.valueOf(persons)));
        section.fact(
                "A tempo parziale",
                String.valueOf(form.employees().stream()
                        .filter(ProposalForm.Employee::partTime)
                        .count()));
        return section.build();
    }

    private static <K extends Enum<K>> Map<K, Long> count(ProposalForm form, Function<ProposalForm.Employee, K> by) {
        return form.employees().stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    Section score(ReferenceCode code) {
        Section.Builder section = Section.titled("Punteggio");
        List<ScoreCard> history = cards.history(code);
        if (history.isEmpty()) {
            return section.say("La Commissione non ha ancora espresso il punteggio.")
                    .build();
        }
        ScoreCard card = history.get(0);
        section.fact("Totale", italian.number(card.total()))
                .fact("Esito", card.isApprovable() ? "idoneo (elenco 1)" : "non idoneo (elenco 2)")
                .fact("Deciso", italian.instant(card.decidedAt()) + " da " + card.decidedBy())
                .wide("Motivazione", card.grounds());
        section.head("Criterio", "Punti €", "Massimo €");
        notices.byRuleSet(card.ruleSet()).evaluation().criteria().stream()
                .filter(criterion -> card.scores().containsKey(criterion.code()))
                .forEach(criterion -> section.row(
                        criterion.code() + ") " + criterion.label(),
                        italian.number(card.scores().get(criterion.code())),
                        italian.number(criterion.max())));
        return section.build();
    }

    Section ledger(Proposal proposal) {
        QueuePosition position = ledger.explain(proposal.code());
        Section.Builder section = Section.titled("Registro dei fondi").say(position.sentence(), "");
        if (position.place() > 0) {
            section.fact("Posto in coda", String.valueOf(position.place()));
        }
        section.fact("Proposto per l'impegno", amounts(position.proposedA(), position.proposedB()))
                .fact("Impegnato", amounts(position.committedA(), position.committedB()));
        Map<Envelope, Balance> balances = ledger.balances(proposal.notice());
        Arrays.stream(Envelope.values())
                .map(balances::get)
                .filter(java.util.Objects::nonNull)
                .forEach(balance -> section.fact(
                        "Residuo dell'Azione " + balance.envelope(),
                        italian.euro(balance.remaining()) + ", di cui riservati " + italian.euro(balance.reserved())));
        return section.build();
    }

    Section concession(ReferenceCode code) {
        Section.Builder section = Section.titled("Concessione");
        Optional<GrantFile> found = grants.find(code);
        if (found.isEmpty()) {
            return section.say("Nessuna concessione.").build();
        }
        GrantFile file = found.get();
        section.fact("Atto", "n. " + file.actNumber() + " del " + italian.day(file.adoptedOn()))
                .fact("Pubblicazione sul BUR", italian.day(file.burDate().orElse(null)))
                .fact("Avvio", italian.day(file.startDate().orElse(null)))
                .fact("Termine dell'attività", italian.day(file.activityEnd().orElse(null)))
                .fact("CUP", file.cup().orElse("da acquisire"))
                .fact("Codice progetto", file.projectCode().orElse("—"))
                .fact("Erogazione", file.paymentOption().label())
                .fact("Conto dedicato", file.account().map(CaseFacts::account).orElse("non comunicato"));
        return section.build();
    }

    private static String account(DedicatedAccount account) {
        return account.iban().toString().replaceAll("(?<=\\G.{4})(?=.)", " ");
    }

    Section payment(ReferenceCode code) {
        Section.Builder section = Section.titled("Pagamento");
        Optional<PaymentFile> found = payments.find(code);
        Optional<Payment> open = found.flatMap(PaymentFile::openPayment);
        if (found.isEmpty() || open.isEmpty()) {
            return section.say("Nessun pagamento aperto.").build();
        }
        PaymentFile file = found.get();
        Payment payment = open.get();
        LocalDate today = today();
        section.fact("Tranche", payment.tranche().label())
                .fact("Importo dovuto", italian.euro(payment.due()))
                .fact("Stato del pagamento", payment.state().label())
                .fact(
                        "Fattura",
                        file.invoiceOf(payment)
                                .map(invoice -> "n. " + invoice.number() + " del " + italian.day(invoice.issuedOn())
                                        + ", " + italian.euro(invoice.amount()))
                                .orElse("non presentata"));
        if (payment.tranche() == Tranche.ADVANCE) {
            section.fact("Fideiussione", guarantee(file));
        }
        section.fact("DURC", durc(file, today));
        grants.find(code).ifPresent(grant -> section.fact("CUP", grant.cup().orElse("da acquisire"))
                .fact("Conto dedicato", grant.account().map(CaseFacts::account).orElse("non comunicato")));
        Outcome<Euro> outcome = payments.preview(code, today);
        if (outcome.isAccepted()) {
            section.say("Tutte le condizioni per il pagamento sono soddisfatte alla data odierna.", "good");
        }
        outcome.grounds().forEach(ground -> section.say("Blocca il pagamento: " + withRule(ground), "bad"));
        outcome.warnings().forEach(warning -> section.say("Avviso: " + withRule(warning), "warn"));
        return section.build();
    }

    private String guarantee(PaymentFile file) {
        return file.guarantee()
                .map(g -> "n. " + g.number() + " di " + g.guarantor() + ", " + italian.euro(g.amount()) + ", scadenza "
                        + g.expiry().map(italian::day).orElse("fino allo svincolo") + ", " + label(g.state()))
                .orElse("non presentata");
    }

    static String label(GuaranteeState state) {
        return switch (state) {
            case RECEIVED -> "da esaminare";
            case REJECTED -> "respinta";
            case ACCEPTED -> "accettata";
            case ENFORCED -> "escussa";
            case RELEASED -> "svincolata";
        };
    }

    private String durc(PaymentFile file, LocalDate today) {
        List<DurcReading> readings = file.durcRecords().stream()
                .sorted(Comparator.comparing(record -> record.readAt()))
                .map(record -> record.reading())
                .toList();
        if (readings.isEmpty()) {
            return "da acquisire";
        }
        DurcReading last = readings.get(readings.size() - 1);
        String status =
                switch (last.status()) {
                    case REGULAR -> "regolare";
                    case IRREGULAR -> "irregolare";
                    case PENDING -> "in corso di verifica";
                };
        return last.status() == DurcStatus.REGULAR
                ? status + ", valido fino al " + italian.day(last.expiry())
                        + (last.isPositiveOn(today) ? "" : " (scaduto)")
                : status;
    }

    Section payments(ReferenceCode code) {
        Section.Builder section = Section.titled("Pagamenti");
        Optional<PaymentFile> found = payments.find(code);
        if (found.isEmpty()) {
            return section.say("Nessun pagamento richiesto.").build();
        }
        PaymentFile file = found.get();
        section.fact("Erogato", italian.euro(file.paid()))
                .fact("Recuperato", italian.euro(file.recovered()))
                .fact("Fideiussione", guarantee(file))
                .fact("DURC", durc(file, today()));
        if (file.hasFraudHold()) {
            section.say("Pagamenti sospesi: sono in corso verifiche.", "bad");
        }
        section.head("Tranche", "Stato", "Richiesto", "Mandato", "Pagato", "Importo €");
        file.payments()
                .forEach(payment -> section.row(
                        payment.tranche().label(),
                        payment.state().label(),
                        italian.instant(payment.requestedAt()),
                        payment.orderNumber().orElse("—"),
                        italian.day(payment.paidOn().orElse(null)),
                        italian.euro(payment.due())));
        return section.build();
    }

    Section report(ReferenceCode code) {
        Section.Builder section = Section.titled("Rendiconto");
        Optional<Reports.StoredReport> found = reports.find(code);
        if (found.isEmpty()) {
            return section.say("Rendiconto non ancora presentato.").build();
        }
        Reports.StoredReport stored = found.get();
        Recognition recognition = stored.recognition() == null ? recognitions.current(code) : stored.recognition();
        section.fact("Presentato", italian.instant(stored.submittedAt()))
                .fact(
                        "Verifica",
                        switch (stored.state()) {
                            case SUBMITTED -> "da ricalcolare dopo le ultime decisioni";
                            case CHECKED -> "calcolata, da confermare";
                            case CONFIRMED -> "confermata";
                        })
                .fact(
                        "Spese rendicontate",
                        italian.euro(Euro.sum(recognition.lines().stream()
                                .map(Recognition.LineRecognition::net)
                                .toList())))
                .fact(
                        "Spese ammissibili",
                        italian.euro(Euro.sum(recognition.lines().stream()
                                .map(Recognition.LineRecognition::eligible)
                                .toList())))
                .fact("Personale riconosciuto", italian.euro(recognition.directStaff()))
                .fact("Altri costi a tasso forfettario", italian.euro(recognition.flat()))
                .fact("Riconosciuto, Azione A", italian.euro(recognition.recognisedA()))
                .fact("Riconosciuto, Azione B", italian.euro(recognition.recognisedB()))
                .fact("Riconosciuto in totale", italian.euro(recognition.recognisedTotal()))
                .fact("Già erogato", italian.euro(payments.netPaid(code)));
        recognition.tasks().forEach(task -> section.say("Da decidere: " + withRule(task), "bad"));
        recognition.warnings().forEach(warning -> section.say("Avviso: " + withRule(warning), "warn"));
        return section.build();
    }

    Section recovery(ReferenceCode code) {
        Section.Builder section = Section.titled("Recupero");
        Optional<PaymentFile> file = payments.find(code);
        List<Recovery> recoveries = file.map(PaymentFile::recoveries).orElse(List.of());
        if (file.isEmpty() || recoveries.isEmpty()) {
            return section.say("Nessuna somma da recuperare.").build();
        }
        Recovery recovery = file.get().openRecovery().orElse(recoveries.get(recoveries.size() - 1));
        section.fact("Causa", recovery.cause().label())
                .fact("Da restituire", italian.euro(recovery.amount()))
                .fact("Restituito", italian.euro(recovery.received()))
                .fact("Resta da restituire", italian.euro(recovery.outstanding()))
                .fact("Determinato", italian.instant(recovery.determinedAt()))
                .fact("Erogato al beneficiario", italian.euro(file.get().netPaid()))
                .fact("Fideiussione", guarantee(file.get()));
        recovery.requestedOn().ifPresent(day -> section.fact("Richiesto il", italian.day(day)));
        recovery.noticeReceivedOn().ifPresent(day -> section.fact("Richiesta ricevuta il", italian.day(day)));
        return section.build();
    }

    @Rule({"PSW-09-03", "PSW-16-07", "PSW-19-02"})
    Section requests(ReferenceCode code) {
        Section.Builder section = Section.titled("Richieste del beneficiario");
        Optional<GrantFile> file = grants.find(code);
        file.flatMap(GrantFile::pendingVariation).ifPresent(variation -> {
            section.fact("Richiesta", "variazione")
                    .fact("Ricevuta", italian.instant(variation.requestedAt()))
                    .fact("Nuovo termine richiesto", italian.day(variation.requestedEnd()))
                    .wide("Motivo", variation.reason())
                    .wide("Modifiche", variation.changes());
            deadlines
                    .dueDate(code, DeadlineKind.DL_09)
                    .flatMap(due -> grants.proposedOutcome(variation, due))
                    .ifPresent(refused -> section.say(
                            "Esito proposto: respinta. Il termine di nove mesi non è prorogabile [PSW-09-03]", "bad"));
        });
        file.flatMap(GrantFile::pendingExtension)
                .ifPresent(extension -> section.fact("Richiesta", "proroga del rendiconto")
                        .fact("Ricevuta", italian.instant(extension.requestedAt()))
                        .fact("Termine attuale", italian.day(extension.oldDate()))
                        .fact("Termine richiesto", italian.day(extension.requestedDate()))
                        .wide("Motivo", extension.reason()));
        Section built = section.build();
        return built.facts().isEmpty()
                ? section.say("Nessuna richiesta in esame.").build()
                : built;
    }

    /** Until when documents and personal data are kept; nothing is ever deleted by the program. */
    @Rule({"PSW-23-04", "PSW-25-05"})
    Section retention(ReferenceCode code) {
        Section.Builder section = Section.titled("Conservazione");
        KeptUntil kept = archive.keptUntil(code);
        section.fact("Documenti fino al", italian.day(kept.documents().until()))
                .fact(
                        "Dati personali fino al",
                        kept.personalData()
                                .map(italian::day)
                                .orElse("dopo la chiusura del Programma, non ancora avvenuta"));
        kept.documents().explanation().steps().forEach(section::say);
        return section.build();
    }

    @Rule("PSW-25-06")
    Section rightsRequest(ReferenceCode code) {
        Section.Builder section = Section.titled("Richiesta dell'interessato");
        rights.open(code).stream().findFirst().ifPresent(request -> {
            section.fact("Richiesta", request.type().label())
                    .fact("Ricevuta", italian.instant(request.receivedAt()))
                    .fact("Da", request.person())
                    .wide("Testo", request.text());
            if (request.type() == RightsRequestType.CONSENT_WITHDRAWAL) {
                section.say(
                        "La revoca del consenso non tocca i trattamenti già compiuti e non comporta da sola la revoca"
                                + " del contributo: il responsabile valuta gli effetti sui pagamenti.",
                        "warn");
            }
        });
        return section.build();
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

    /** The open deadline that comes first. */
    Optional<Deadline> next(ReferenceCode code) {
        return deadlines.running(code).stream()
                .filter(deadline -> deadline.due() != null)
                .min(Comparator.comparing(Deadline::firesAt));
    }

    private String sentence(Deadline deadline) {
        List<String> steps = new ArrayList<>(deadline.explanation().steps());
        return deadline.kind().label() + ": " + italian.day(deadline.due()) + ". " + String.join("; ", steps);
    }

    private String band(Proposal proposal) {
        return tables.contribution(proposal.ruleSet(), proposal.lazioEmployees())
                .map(c -> proposal.lazioEmployees() + "; massimale della fascia " + amounts(c.actionA(), c.actionB()))
                .orElse(proposal.lazioEmployees() + " (sotto la soglia di "
                        + notices.byRuleSet(proposal.ruleSet()).call().minEmployees() + ")");
    }

    String amounts(Euro a, Euro b) {
        if (a.isZero() && b.isZero()) {
            return italian.euro(Euro.ZERO);
        }
        return b.isZero()
                ? italian.euro(a) + " (solo Azione A)"
                : italian.euro(a.plus(b)) + " (A " + italian.euro(a) + ", B " + italian.euro(b) + ")";
    }

    static String withRule(Reason reason) {
        String text = reason.text().strip();
        return text + " [" + reason.rule() + "]";
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }
}
