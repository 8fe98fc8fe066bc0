package it.sportello.reporting;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.plan.ActivityCode;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.process.tables.DmnTables;
import it.sportello.reporting.ExpenseReport.Assignment;
import it.sportello.reporting.ExpenseReport.Category;
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
import it.sportello.reporting.ExpenseReport.RegisterHours;
import it.sportello.reporting.ExpenseReport.Session;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.ReportedCase.ControlAmount;
import it.sportello.reporting.ReportedCase.Member;
import it.sportello.shared.Euro;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The project of the reporting cases, and small words to write its report. */
final class Fixture {

    static final LocalDate SUBMISSION = LocalDate.parse("2020-04-02");
    static final LocalDate START = LocalDate.parse("2020-06-01");
    static final LocalDate END = LocalDate.parse("2021-02-26");
    static final LocalDate REPORT = LocalDate.parse("2021-04-20");
    static final LocalDate REFERENCE = LocalDate.parse("2020-09-15");
    static final LocalDate PAID = LocalDate.parse("2020-10-10");
    static final Recogniser RECOGNISER = new Recogniser(new DmnTables());

    private Fixture() {}

    /** A case of the acceptance files. */
    record Case(String id, List<String> rules, Map<String, String> given, Map<String, String> expected, String note) {

        String given(String key, String otherwise) {
            return given.getOrDefault(key, otherwise);
        }

        Euro euro(String key) {
            return Euro.of(given.getOrDefault(key, "0.00"));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> cases(String file) {
        try (InputStream yaml = Fixture.class.getResourceAsStream("/cases/" + file)) {
            return new ObjectMapper(new YAMLFactory()).readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param changes pairs of the text of the notice's file and what replaces it */
    static Notice notice(String... changes) {
        try (InputStream yaml = Fixture.class.getResourceAsStream("/notices/psw-2020.v1.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < changes.length; i += 2) {
                if (!text.contains(changes[i])) {
                    throw new IllegalArgumentException(changes[i]);
                }
                text = text.replace(changes[i], changes[i + 1]);
            }
            return Notices.read(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReportContext context(Notice notice, int lazioEmployees, String flatApproved, String grantA, String grantB) {
        ReportedCase reported = new ReportedCase(
                SUBMISSION,
                START,
                END,
                LocalDate.parse("2021-03-01"),
                REPORT,
                LocalDate.parse("2020-05-20"),
                lazioEmployees,
                Euro.of(flatApproved),
                Euro.of(grantA),
                Euro.of(grantB),
                List.of(new Member("lead", "00000000001", true), new Member("school", "00000000002", false)),
                List.of(),
                null);
        return new ReportContext(notice, reported);
    }

    /** The generous context of a case whose end was declared for that day, with what controls found on it. */
    static ReportContext ended(LocalDate declaredEnd, ControlAmount... controls) {
        return new ReportContext(generous().notice(), generous(declaredEnd, List.of(controls), null));
    }

    /** The generous case, with the last day of its pilot by the times of the proposal. */
    static ReportedCase pilotDue(LocalDate day) {
        return generous(generous().reported().declaredEnd(), List.of(), day);
    }

    private static ReportedCase generous(
            @Nullable LocalDate declaredEnd, List<ControlAmount> controls, @Nullable LocalDate pilotDue) {
        ReportedCase r = generous().reported();
        return new ReportedCase(
                r.submissionDate(),
                r.activityStart(),
                declaredEnd,
                r.latestEnd(),
                r.reportDate(),
                r.cupCommunicatedOn(),
                r.lazioEmployees(),
                r.flatApproved(),
                r.grantA(),
                r.grantB(),
                r.members(),
                controls,
                pilotDue);
    }

    /** A context whose grants and flat rate cut nothing. */
    static ReportContext generous() {
        return context(notice(), 40, "100000.00", "100000.00", "100000.00");
    }

    static ReportBuilder report() {
        return new ReportBuilder();
    }

    /** A report under construction; what is not said is regular. */
    static final class ReportBuilder {
        final List<Document> documents = new ArrayList<>();
        final List<TrainingAction> actions = new ArrayList<>();
        final List<Assignment> assignments = new ArrayList<>();
        private Pilot pilot = Fixture.pilot();

        /** A document of its own for each line. */
        ReportBuilder with(LineBuilder... lines) {
            for (LineBuilder line : lines) {
                document(new DocumentBuilder("doc-" + line.id), line);
            }
            return this;
        }

        ReportBuilder document(DocumentBuilder document, LineBuilder... lines) {
            documents.add(document.build(List.of(lines)));
            for (LineBuilder line : lines) {
                if (line.user != null && line.voice == Voice.D6) {
                    for (int i = 0; i < line.quantity; i++) {
                        assignments.add(new Assignment(line.id, "USER" + i, line.user, true, true));
                    }
                }
            }
            return this;
        }

        ReportBuilder action(TrainingAction... added) {
            actions.addAll(List.of(added));
            return this;
        }

        ReportBuilder pilot(Pilot carriedOut) {
            pilot = carriedOut;
            return this;
        }

        ExpenseReport build() {
            return new ExpenseReport(documents, actions, assignments, pilot, evidence(), publicity());
        }

        Recognition in(ReportContext context) {
            return RECOGNISER.recognise(build(), context, Verification.none());
        }

        Recognition in(ReportContext context, Verification verification) {
            return RECOGNISER.recognise(build(), context, verification);
        }
    }

    static Pilot pilot() {
        return new Pilot(LocalDate.parse("2020-06-01"), LocalDate.parse("2020-10-31"), 20, true, List.of());
    }

    static Evidence evidence() {
        return new Evidence(true, true, true, true, true, true, true, true, true);
    }

    static PublicityEvidence publicity() {
        return new PublicityEvidence(true, true, false, false, "A3", true, true);
    }

    /** An action held in sessions of eight hours a week apart, everyone attending the given hours. */
    static TrainingAction action(String id, String firstDay, String hours, int enrolled, String attended) {
        return action(id, firstDay, hours, enrolled, attended, Opinion.NONE, true, enrolled);
    }

    static TrainingAction action(
            String id,
            String firstDay,
            String hours,
            int enrolled,
            String attended,
            Opinion opinion,
            boolean signed,
            int learners) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < enrolled; i++) {
            participants.add(new Participant("P" + i, ContractType.PERMANENT, false, new BigDecimal(attended)));
        }
        return action(id, firstDay, hours, participants, opinion, signed, learners);
    }

    static TrainingAction action(
            String id,
            String firstDay,
            String hours,
            List<Participant> participants,
            Opinion opinion,
            boolean signed,
            int learners) {
        List<Session> sessions = new ArrayList<>();
        BigDecimal left = new BigDecimal(hours);
        BigDecimal day = BigDecimal.valueOf(8);
        for (int i = 0; left.signum() > 0; i++) {
            sessions.add(new Session(
                    id + "-" + i,
                    LocalDate.parse(firstDay).plusWeeks(i),
                    LocalTime.of(9, 0),
                    left.min(day),
                    signed,
                    learners));
            left = left.subtract(day);
        }
        return new TrainingAction(id, "Azione " + id, new BigDecimal(hours), participants, sessions, opinion);
    }

    static LineBuilder staff(String id, String net) {
        return new LineBuilder(id, Voice.A2, Euro.of(net));
    }

    static LineBuilder equipment(String id, String net, Category category) {
        LineBuilder line = new LineBuilder(id, Voice.D6, Euro.of(net));
        line.kind = Kind.EQUIPMENT;
        line.function = null;
        line.category = category;
        line.user = ContractType.PERMANENT;
        return line;
    }

    /** A line paid for all the hours of an action. */
    static LineBuilder training(String id, FunctionCode function, String net, TrainingAction action) {
        LineBuilder line = staff(id, net).function(function);
        line.trainingAction = action.id();
        action.sessions().forEach(s -> line.register.add(new RegisterHours(s.id(), s.hours())));
        line.hours = action.hoursHeld();
        return line;
    }

    static final class DocumentBuilder {
        final String id;
        boolean attached = true;
        Supplier supplier;
        String holder = "lead";
        String transaction;
        LocalDate paid = PAID;
        boolean never;
        String cash;
        boolean proof = true;
        boolean cup = true;
        String payer = "lead";

        DocumentBuilder(String id) {
            this.id = id;
        }

        Document build(List<LineBuilder> lines) {
            List<Line> built = lines.stream().map(LineBuilder::build).toList();
            Euro gross = Euro.sum(built.stream().map(l -> l.net().plus(l.vat())).toList());
            List<Payment> payments = new ArrayList<>();
            if (!never) {
                Euro inCash = cash == null ? Euro.ZERO : Euro.of(cash);
                payments.add(new Payment(Method.BANK_TRANSFER, gross.minus(inCash), paid, payer, proof, cup, true));
                if (inCash.isPositive()) {
                    payments.add(new Payment(Method.CASH, inCash, paid, payer, proof, cup, true));
                }
            }
            return new Document(
                    id, "INVOICE", "N. " + id, REFERENCE, transaction, holder, supplier, attached, payments, built);
        }
    }

    static final class LineBuilder {
        final String id;
        Voice voice;
        Euro net;
        Kind kind = Kind.STAFF;
        FunctionCode function = FunctionCode.EXPERT;
        ActivityCode activity = ActivityCode.PREL_A;
        String member = "lead";
        Person person;
        BigDecimal hours;
        BigDecimal rate;
        Euro charges = Euro.ZERO;
        Euro vat = Euro.ZERO;
        LocalDate reference = REFERENCE;
        String trainingAction;
        final List<RegisterHours> register = new ArrayList<>();
        Boolean timesheet;
        boolean pilotMonitoring;
        Category category;
        int quantity = 1;
        boolean isNew = true;
        boolean rental;
        ContractType user;

        LineBuilder(String id, Voice voice, Euro net) {
            this.id = id;
            this.voice = voice;
            this.net = net;
        }

        LineBuilder function(FunctionCode value) {
            this.function = value;
            return this;
        }

        LineBuilder quantity(int value) {
            this.quantity = value;
            return this;
        }

        Line build() {
            return new Line(
                    id,
                    voice,
                    kind,
                    "Spesa " + id,
                    member,
                    function,
                    activity,
                    person,
                    hours,
                    rate,
                    charges,
                    net,
                    vat,
                    reference,
                    trainingAction,
                    register,
                    timesheet,
                    pilotMonitoring,
                    category,
                    quantity,
                    isNew,
                    rental);
        }
    }
}
