package it.sportello.web.desk;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Direction;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.document.Documents;
import it.sportello.notice.Notices;
import it.sportello.process.api.Attachment;
import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.process.api.OperationFile;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.ExplanationText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** The whole file of a case. */
@Service
@Transactional(readOnly = true)
class CaseDossier {

    static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

    private final Proposals proposals;
    private final CaseFacts facts;
    private final DeskTasks tasks;
    private final Deadlines deadlines;
    private final Documents documents;
    private final OperationFile operations;
    private final Messages messages;
    private final Explanations explanations;
    private final Notices notices;
    private final ExplanationText text;
    private final Italian italian;

    CaseDossier(
            Proposals proposals,
            CaseFacts facts,
            DeskTasks tasks,
            Deadlines deadlines,
            Documents documents,
            OperationFile operations,
            Messages messages,
            Explanations explanations,
            Notices notices,
            ExplanationText text,
            Italian italian) {
        this.proposals = proposals;
        this.facts = facts;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.documents = documents;
        this.operations = operations;
        this.messages = messages;
        this.explanations = explanations;
        this.notices = notices;
        this.text = text;
        this.italian = italian;
    }

    List<Section> file(ReferenceCode code, LocalDate today) {
        Proposal proposal = proposals.require(code);
        List<Section> file = new ArrayList<>(List.of(facts.summary(code), openTasks(code), deadlines(code, today)));
        if (proposal.arrivalNumber().isPresent()) {
            file.addAll(facts.ofExamination(proposal));
        }
        if (proposal.hadConcession()) {
            file.addAll(facts.ofConcession(code));
        }
        file.addAll(facts.ofProject(proposal));
        if (proposal.hadConcession()) {
            file.add(operationFile(code));
        }
        file.add(documents(proposal));
        file.add(accesses(proposal));
        file.add(messages(code));
        file.add(decisions(code));
        file.add(explanations(code));
        file.add(history(code));
        return file;
    }

    Section openTasks(ReferenceCode code) {
        Section.Builder section = Section.titled("Compiti aperti");
        List<DeskTask> open = tasks.of(code);
        if (open.isEmpty()) {
            return section.say("Nessun compito aperto.").build();
        }
        section.head("Compito", "Preso in carico da", "Entro");
        open.forEach(task -> section.row(
                Section.link(task.name(), TASKLIST + task.id()),
                task.assignee() == null ? "nessuno" : task.assignee(),
                italian.instant(task.due())));
        return section.build();
    }

    private Section deadlines(ReferenceCode code, LocalDate today) {
        Section.Builder section = Section.titled("Scadenze");
        List<Deadline> all = deadlines.all(code);
        if (all.isEmpty()) {
            return section.say("Nessuna scadenza registrata.").build();
        }
        section.head("Scadenza", "Data", "Stato", "Giorni", "Come è calcolata");
        all.stream()
                .sorted(Comparator.comparing((Deadline d) -> !d.state().isOpen())
                        .thenComparing(Deadline::firesAt))
                .forEach(deadline -> section.row(
                        deadline.kind().label(),
                        italian.day(deadline.due()),
                        Section.cell(deadline.state().label(), style(deadline, today)),
                        deadline.state().isOpen() ? DeadlinePages.left(deadline, today) : "",
                        String.join("; ", deadline.explanation().steps())));
        return section.build();
    }

    static String style(Deadline deadline, LocalDate today) {
        Long left = deadline.daysLeft(today);
        return switch (deadline.state()) {
            case EXPIRED -> "bad";
            case MET -> "good";
            case WAIVED -> "";
            case RUNNING, SUSPENDED -> left != null && left < 0 ? "bad" : left != null && left <= 7 ? "warn" : "";
        };
    }

    @Rule("PSW-23-06")
    private Section operationFile(ReferenceCode code) {
        Section.Builder section = Section.titled("Fascicolo di operazione").head("Parte", "Documento", "Presente");
        operations
                .of(code)
                .forEach(item -> section.row(
                        item.part().label(),
                        item.document(),
                        item.present() ? Section.cell("sì", "good") : Section.cell("manca", "bad")));
        return section.build();
    }

    private Section documents(Proposal proposal) {
        Section.Builder section = Section.titled("Documenti");
        Parties parties = new Parties(proposals.form(proposal.code()));
        Map<String, String> labels = labels(proposal);
        section.head("Documento", "Riferito a", "Forma", "Caricato");
        documents
                .list(proposal.id())
                .forEach(document -> section.row(
                        Section.link(
                                labels.getOrDefault(document.code(), document.fileName()),
                                DocumentDownload.url(proposal.code(), document.id())),
                        parties.name(document.subject()),
                        document.form().label(),
                        italian.instant(document.uploadedAt())));
        return section.build();
    }

    /** Who has opened which document, and when. */
    @Rule("PSW-23-07")
    private Section accesses(Proposal proposal) {
        Section.Builder section = Section.titled("Accessi ai documenti");
        var all = documents.accesses(proposal.id());
        if (all.isEmpty()) {
            return section.say("Nessun accesso.").build();
        }
        Map<String, String> labels = labels(proposal);
        section.head("Data", "Documento", "Aperto da");
        all.forEach(access -> section.row(
                italian.instant(access.at()), labels.getOrDefault(access.code(), access.fileName()), access.by()));
        return section.build();
    }

    /** Of the documents of the application and of those that come with the acts of the beneficiary. */
    private Map<String, String> labels(Proposal proposal) {
        Map<String, String> labels = new HashMap<>();
        for (Attachment attachment : Attachment.values()) {
            labels.put(attachment.name(), StringUtils.capitalize(attachment.label()));
        }
        notices.byRuleSet(proposal.ruleSet())
                .documents()
                .forEach(document -> labels.putIfAbsent(document.code(), document.label()));
        return labels;
    }

    private Section messages(ReferenceCode code) {
        Section.Builder section = Section.titled("Corrispondenza");
        var all = messages.of(code);
        if (all.isEmpty()) {
            return section.say("Nessuna comunicazione.").build();
        }
        section.head("Data", "Verso", "Oggetto", "Testo");
        all.forEach(message -> section.row(
                italian.instant(message.sentAt()),
                (message.direction() == Direction.IN ? "ricevuta" : "inviata") + ", "
                        + switch (message.channel()) {
                            case PEC -> "PEC";
                            case REGISTERED_MAIL -> "raccomandata";
                            case EMAIL -> "posta elettronica";
                            case PORTAL -> "portale";
                            case DESK -> "ufficio";
                        },
                message.subject(),
                message.body()));
        return section.build();
    }

    Section decisions(ReferenceCode code) {
        Section.Builder section = Section.titled("Decisioni");
        var all = tasks.decisions(code);
        if (all.isEmpty()) {
            return section.say("Nessuna decisione registrata.").build();
        }
        section.head("Data", "Compito", "Deciso da", "Motivazione");
        all.forEach(decision -> section.row(
                italian.instant(decision.at()), decision.task(), decision.by(), italian.text(decision.grounds())));
        return section.build();
    }

    private Section explanations(ReferenceCode code) {
        Section.Builder section = Section.titled("Perché: importi, esclusioni e date");
        var all = explanations.list(code);
        if (all.isEmpty()) {
            return section.say("Nessun calcolo registrato.").build();
        }
        section.head("Data", "Esito", "Risultato", "Confermato da");
        all.forEach(stored -> section.row(
                italian.instant(stored.at()),
                Section.link(text.title(stored.explanation()), WhyPages.of(code)),
                text.result(stored.explanation()),
                italian.text(stored.confirmedBy())));
        return section.build();
    }

    /** Suspicions of fraud are not for everybody at the desk (PSW-24-01). */
    private Section history(ReferenceCode code) {
        String owner = proposals.require(code).ownerTaxCode();
        Section.Builder section =
                Section.titled("Storia").head("Data", "Passaggio", "Stato", "A cura di", "Motivazione o atto");
        proposals.history(code).stream()
                .filter(step -> !step.step().endsWith(CaseFlag.FRAUD_HOLD.label()))
                .forEach(step -> section.row(
                        italian.instant(step.at()),
                        step.step(),
                        step.to().label(),
                        step.by().equals(owner) ? "proponente" : step.by(),
                        List.of(italian.text(step.grounds()), italian.text(step.act())).stream()
                                .filter(text -> !text.equals(italian.text(null)))
                                .collect(Collectors.joining(" – "))));
        return section.build();
    }

    /** The names of the applicants of these cases, for lists that only know codes. */
    Map<ReferenceCode, String> applicants(List<ReferenceCode> codes) {
        return proposals.of(codes).stream().collect(Collectors.toMap(Proposal::code, Proposal::applicantName));
    }
}
