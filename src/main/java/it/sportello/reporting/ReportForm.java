package it.sportello.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.plan.ActivityCode;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Assignment;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.CompanyOfficer;
import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Evidence;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.reporting.ExpenseReport.Method;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Participant;
import it.sportello.reporting.ExpenseReport.Payment;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.Pilot;
import it.sportello.reporting.ExpenseReport.PilotEmployee;
import it.sportello.reporting.ExpenseReport.RegisterHours;
import it.sportello.reporting.ExpenseReport.Session;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.SupplierKind;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from the form as sent. A form that cannot be understood, or contradicts itself, is refused with every
 * error, its path and its rule; what is only inadmissible is accepted and cut later.
 */
@Rule({"PSW-19-07", "PSW-19-08", "PSW-00-01", "PSW-17-13"})
public final class ReportForm {

    private static final Euro CENT = Euro.of("0.01");

    private ReportForm() {}

    /**
     * @param presentedOn the day of the report: it tells of nothing later, but for payments and performances that come
     *     too late to be admitted
     * @throws Refusal invalid, with all errors: first those of the single fields, then those of fields together
     */
    public static ExpenseReport read(JsonNode form, LocalDate presentedOn) {
        List<Reason> errors = new ArrayList<>();
        FormReader reader = new FormReader(form, "", errors, presentedOn);
        ExpenseReport report = new ExpenseReport(
                reader.list("documents", "PSW-19-17", ReportForm::document),
                reader.list("trainingActions", "PSW-19-08", ReportForm::trainingAction),
                reader.list("assignments", "PSW-17-08", ReportForm::assignment),
                reader.optionalObject("pilot", ReportForm::pilot),
                reader.object("evidence", "PSW-19-03", ReportForm::evidence),
                reader.optionalObject("publicity", ReportForm::publicity));
        reader.refuseUnknown();
        if (errors.isEmpty()) {
            new Coherence(report, errors).check();
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return report;
    }

    private static Document document(FormReader f) {
        return new Document(
                f.text("id", "PSW-19-17"),
                f.text("type", "PSW-19-17"),
                f.text("number", "PSW-19-17"),
                f.date("date", "PSW-19-17"),
                f.optionalText("transaction", "PSW-17-07"),
                f.text("holder", "PSW-17-10"),
                f.optionalObject("supplier", ReportForm::supplier),
                f.flag("attached", "PSW-19-17"),
                f.list("payments", "PSW-19-18", ReportForm::payment),
                f.list("lines", "PSW-19-07", ReportForm::line));
    }

    private static Supplier supplier(FormReader f) {
        return new Supplier(
                f.choice("kind", SupplierKind.class, "PSW-07-02"),
                f.text("taxCode", "PSW-07-02"),
                f.text("name", "PSW-07-02"),
                f.optionalText("performedBy", "PSW-07-02"),
                f.flag("cvOnFile", "PSW-07-02"));
    }

    private static Payment payment(FormReader f) {
        return new Payment(
                f.choice("method", Method.class, "PSW-19-19"),
                f.euro("amount", "PSW-19-18", CENT),
                f.optionalDay("date", "PSW-19-16"),
                f.text("payer", "PSW-17-10"),
                f.flag("proofAttached", "PSW-19-18"),
                f.flag("cupPresent", "PSW-16-05"),
                f.flag("projectCodePresent", "PSW-16-05"));
    }

    private static Line line(FormReader f) {
        return new Line(
                f.text("id", "PSW-19-07"),
                f.choice("voice", Voice.class, "PSW-17-13"),
                f.choice("kind", Kind.class, "PSW-19-24"),
                f.text("description", "PSW-19-17"),
                f.text("member", "PSW-19-29"),
                f.optionalChoice("function", FunctionCode.class, "PSW-17-03"),
                f.optionalChoice("activity", ActivityCode.class, "PSW-03-04"),
                f.optionalObject("person", ReportForm::person),
                f.optionalDecimal("hours", "PSW-19-11", "0.01"),
                f.optionalDecimal("rate", "PSW-19-11", "0.01"),
                orZero(f.optionalEuro("pensionCharges", "PSW-19-20", Euro.ZERO)),
                f.euro("net", "PSW-17-17", CENT),
                f.euro("vat", "PSW-17-17", Euro.ZERO),
                f.day("referenceDate", "PSW-19-14"),
                f.optionalText("trainingAction", "PSW-03-13"),
                f.list("register", "PSW-19-08", ReportForm::registerHours),
                f.optionalFlag("timesheetSigned", "PSW-19-09"),
                Boolean.TRUE.equals(f.optionalFlag("pilotMonitoring", "PSW-17-03")),
                f.optionalChoice("category", Category.class, "PSW-03-23"),
                f.whole("quantity", "PSW-17-08", 1),
                f.flag("isNew", "PSW-17-09"),
                f.flag("rental", "PSW-17-09"));
    }

    private static Euro orZero(@Nullable Euro amount) {
        return amount == null ? Euro.ZERO : amount;
    }

    private static Person person(FormReader f) {
        return new Person(
                f.text("taxCode", "PSW-19-17"),
                f.text("name", "PSW-19-17"),
                f.optionalChoice("contract", ContractType.class, "PSW-19-13"),
                f.optionalText("ccnl", "PSW-19-22"),
                f.optionalObject("companyOfficer", ReportForm::companyOfficer));
    }

    private static CompanyOfficer companyOfficer(FormReader f) {
        return new CompanyOfficer(
                f.flag("assigned", "PSW-19-12"),
                f.flag("foreseenOrAuthorised", "PSW-19-12"),
                f.flag("resolvedByBoard", "PSW-19-12"),
                f.flag("coherentTitles", "PSW-19-12"),
                f.flag("durationAndFeeStated", "PSW-19-12"),
                f.flag("feeDistinctFromOffice", "PSW-19-12"));
    }

    private static RegisterHours registerHours(FormReader f) {
        return new RegisterHours(f.text("session", "PSW-19-08"), f.decimal("hours", "PSW-19-08", "0.01"));
    }

    private static TrainingAction trainingAction(FormReader f) {
        return new TrainingAction(
                f.text("id", "PSW-03-08"),
                f.text("title", "PSW-03-08"),
                f.decimal("plannedHours", "PSW-03-10", "0.01"),
                f.list("participants", "PSW-03-09", ReportForm::participant),
                f.list("sessions", "PSW-19-08", ReportForm::session),
                f.choice("trainersOpinion", Opinion.class, "PSW-03-12"));
    }

    private static Participant participant(FormReader f) {
        return new Participant(
                f.text("taxCode", "PSW-03-08"),
                f.choice("contract", ContractType.class, "PSW-04-02"),
                f.flag("outsider", "PSW-03-08"),
                f.decimal("attendedHours", "PSW-03-11", "0"));
    }

    private static Session session(FormReader f) {
        return new Session(
                f.text("id", "PSW-19-08"),
                f.date("date", "PSW-19-08"),
                f.time("startsAt", "PSW-19-08"),
                f.decimal("hours", "PSW-19-08", "0.01"),
                f.flag("signed", "PSW-19-09"),
                f.whole("learnersPresent", "PSW-19-10", 0));
    }

    private static Assignment assignment(FormReader f) {
        return new Assignment(
                f.text("line", "PSW-17-08"),
                f.text("taxCode", "PSW-17-08"),
                f.choice("contract", ContractType.class, "PSW-17-08"),
                f.flag("smartWorker", "PSW-17-08"),
                f.flag("proofAttached", "PSW-17-08"));
    }

    private static Pilot pilot(FormReader f) {
        return new Pilot(
                f.date("start", "PSW-03-18"),
                f.date("end", "PSW-03-18"),
                f.whole("employees", "PSW-03-22", 0),
                f.flag("reportAttached", "PSW-03-17"),
                f.list("people", "PSW-04-03", ReportForm::pilotEmployee));
    }

    private static PilotEmployee pilotEmployee(FormReader f) {
        return new PilotEmployee(f.text("person", "PSW-04-03"), f.choice("contract", ContractType.class, "PSW-04-03"));
    }

    private static Evidence evidence(FormReader f) {
        return new Evidence(
                f.flag("plan", "PSW-03-03"),
                f.flag("agreementOrRegulation", "PSW-03-03"),
                f.flag("approval", "PSW-03-03"),
                f.flag("boardPosting", "PSW-03-03"),
                f.flag("intranetPosting", "PSW-03-03"),
                f.flag("descriptiveReport", "PSW-19-03"),
                f.flag("fseForms", "PSW-19-04"),
                f.flag("products", "PSW-19-06"),
                f.flag("grossCostSummary", "PSW-19-21"));
    }

    @Rule({"PSW-21-01", "PSW-21-02", "PSW-21-03", "PSW-21-04", "PSW-21-05", "PSW-21-06"})
    private static PublicityEvidence publicity(FormReader f) {
        String poster = f.optionalText("posterFormat", "PSW-21-04");
        if (poster != null && !PublicityCheck.isFormat(poster)) {
            f.error("posterFormat", "PSW-21-04", "Indicare un formato ISO A, ad esempio A3.");
            poster = null;
        }
        return new PublicityEvidence(
                f.flag("emblem", "PSW-21-01"),
                f.flag("fundReference", "PSW-21-02"),
                f.flag("hasWebsite", "PSW-21-03"),
                f.flag("websiteProof", "PSW-21-03"),
                poster,
                f.flag("fseStatement", "PSW-21-05"),
                f.flag("regionalEmblems", "PSW-21-06"));
    }

    /** What fields must say together. */
    private static final class Coherence {

        private final ExpenseReport report;
        private final List<Reason> errors;
        private final Map<String, Session> sessions = new HashMap<>();

        Coherence(ExpenseReport report, List<Reason> errors) {
            this.report = report;
            this.errors = errors;
        }

        private void error(String path, String rule, String text) {
            errors.add(Reason.on(path, "INVALID_FIELD", rule, text));
        }

        void check() {
            if (report.lines().isEmpty()) {
                error("documents", "PSW-19-07", "Il rendiconto non contiene alcuna spesa.");
            }
            Set<String> actions = new HashSet<>();
            for (int i = 0; i < report.trainingActions().size(); i++) {
                TrainingAction action = report.trainingActions().get(i);
                String at = "trainingActions[" + i + "]";
                unique(actions, action.id(), at + ".id", "PSW-03-08");
                for (int j = 0; j < action.sessions().size(); j++) {
                    Session session = action.sessions().get(j);
                    if (sessions.put(session.id(), session) != null) {
                        error(at + ".sessions[" + j + "].id", "PSW-19-08", "Codice già usato da un'altra lezione.");
                    }
                }
                Set<String> persons = new HashSet<>();
                for (int j = 0; j < action.participants().size(); j++) {
                    unique(
                            persons,
                            action.participants().get(j).taxCode(),
                            at + ".participants[" + j + "].taxCode",
                            "PSW-03-09");
                }
            }
            Set<String> documents = new HashSet<>();
            Set<String> lines = new HashSet<>();
            for (int i = 0; i < report.documents().size(); i++) {
                Document document = report.documents().get(i);
                String at = "documents[" + i + "]";
                unique(documents, document.id(), at + ".id", "PSW-19-17");
                Euro paid = Euro.sum(
                        document.payments().stream().map(Payment::amount).toList());
                if (paid.exceeds(document.gross())) {
                    error(
                            at + ".payments",
                            "PSW-19-18",
                            "I pagamenti (" + ItalianText.euro(paid) + ") superano l'importo del documento ("
                                    + ItalianText.euro(document.gross()) + ").");
                }
                for (int j = 0; j < document.lines().size(); j++) {
                    Line line = document.lines().get(j);
                    unique(lines, line.id(), at + ".lines[" + j + "].id", "PSW-19-07");
                    checkLine(line, at + ".lines[" + j + "]");
                }
            }
            for (int i = 0; i < report.assignments().size(); i++) {
                if (!lines.contains(report.assignments().get(i).line())) {
                    error("assignments[" + i + "].line", "PSW-17-08", "La riga indicata non esiste nel rendiconto.");
                }
            }
            if (report.pilot() != null
                    && report.pilot().end().isBefore(report.pilot().start())) {
                error("pilot.end", "PSW-03-18", "Il progetto pilota finisce prima di iniziare.");
            }
        }

        private void unique(Set<String> seen, String value, String path, String rule) {
            if (!seen.add(value)) {
                error(path, rule, "Il valore è ripetuto: deve essere unico.");
            }
        }

        private void checkLine(Line line, String at) {
            if (line.voice() == Voice.D6) {
                if (line.kind() == Kind.EQUIPMENT && line.category() == null) {
                    error(at + ".category", "PSW-03-23", "Per l'Azione B è obbligatoria la categoria del bene.");
                }
                if (line.kind() == Kind.STAFF) {
                    error(at + ".kind", "PSW-17-13", "La voce D.6 non comprende spese di personale.");
                }
                return;
            }
            if (line.kind() != Kind.STAFF) {
                return;
            }
            require(line.function(), at + ".function", "PSW-17-03");
            require(line.person(), at + ".person", "PSW-19-17");
            if (line.voice() == Voice.A1) {
                require(line.hours(), at + ".hours", "PSW-19-11");
                require(line.rate(), at + ".rate", "PSW-19-11");
            }
            if (line.pensionCharges().exceeds(line.net())) {
                error(at + ".pensionCharges", "PSW-19-20", "Il contributo previdenziale supera l'importo della riga.");
            }
            if (line.isTraining()) {
                checkRegister(line, at);
            } else if (!line.register().isEmpty()) {
                error(at + ".register", "PSW-19-08", "Solo docenza, codocenza e tutoraggio riportano ore di lezione.");
            }
        }

        private void require(@Nullable Object value, String path, String rule) {
            if (value == null) {
                error(path, rule, "Il campo è obbligatorio per questa riga.");
            }
        }

        private void checkRegister(Line line, String at) {
            TrainingAction action = report.trainingAction(line.trainingAction()).orElse(null);
            if (action == null) {
                error(at + ".trainingAction", "PSW-03-13", "Indicare l'azione formativa a cui la riga si riferisce.");
                return;
            }
            Set<String> seen = new HashSet<>();
            BigDecimal hours = BigDecimal.ZERO;
            for (int i = 0; i < line.register().size(); i++) {
                RegisterHours entry = line.register().get(i);
                String path = at + ".register[" + i + "]";
                Session session = sessions.get(entry.session());
                hours = hours.add(entry.hours());
                if (session == null || !action.sessions().contains(session)) {
                    error(path + ".session", "PSW-19-08", "La lezione non è nel registro dell'azione formativa.");
                } else if (entry.hours().compareTo(session.hours()) > 0) {
                    error(path + ".hours", "PSW-19-08", "Le ore superano quelle della lezione.");
                }
                unique(seen, entry.session(), path + ".session", "PSW-19-08");
            }
            if (line.hours() == null) {
                error(at + ".hours", "PSW-19-08", "Il campo è obbligatorio per questa riga.");
            } else if (hours.compareTo(line.hours()) > 0) {
                error(at + ".register", "PSW-19-08", "Le ore di lezione superano quelle della riga.");
            }
        }
    }
}
