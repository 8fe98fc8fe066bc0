package it.sportello.load;

import static org.awaitility.Awaitility.await;

import it.sportello.SportelloApplication;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.clock.TrainingClock;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Proposal;
import it.sportello.shared.ReferenceCode;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SamplePdf;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The database from which every other is copied. The program itself fills it: a call that is open, a proposal that only
 * needs to be transmitted, a case that was conceded and must start within thirty days (DL-07), and one that the Commission
 * has just found approvable.
 */
public final class FirstCases {

    private static final String DATABASE = "first_cases";

    /** The copies of the proposal to transmit begin at this number, those of the conceded case at the other. */
    private static final int TO_TRANSMIT = 100_001;

    private static final int CONCEDED = 500_001;
    private static final int APPROVABLE = 900_001;

    private static FirstCases made;

    private final DurableDatabase server;
    private final ReferenceCode toTransmit;
    private final ReferenceCode conceded;
    private final ReferenceCode approvable;
    private final Instant startTermElapses;
    private final Set<String> multiplied = new HashSet<>();

    private FirstCases(DurableDatabase server) {
        this.server = server;
        server.create(DATABASE);
        try (ConfigurableApplicationContext program = program(server.url(DATABASE))) {
            TrainingClock clock = program.getBean(TrainingClock.class);
            clock.beginAt(
                    program.getBean(Notices.class).all().get(0).call().opensAt().plusSeconds(60));
            this.toTransmit = sendForm(program);
            Office office = program.getBean(Office.class);
            this.conceded = office.conceded(office.enterprise("Impresa sollecita S.r.l."));
            await().until(() -> isWaitingForItsStart(server));
            this.approvable = office.transmitted(office.enterprise("Impresa idonea S.r.l."));
            office.admit(approvable);
            office.score(approvable);
            office.awaitTask("ufficio", approvable, "UserTask_RecordAidSurvey");
            this.startTermElapses = program.getBean(Deadlines.class).firesAt(conceded, DeadlineKind.DL_07);
        }
    }

    /** The engine enters the phase after the publication in its own time. */
    private static boolean isWaitingForItsStart(DurableDatabase server) {
        return server.jdbc(DATABASE)
                .queryForList("select handler_cfg_ from act_ru_job", String.class)
                .equals(List.of("BoundaryEvent_StartTerm"));
    }

    /** Made once per run. */
    public static synchronized FirstCases on(DurableDatabase server) {
        if (made == null) {
            made = new FirstCases(server);
        }
        return made;
    }

    private static ConfigurableApplicationContext program(String url) {
        SpringApplication program = new SpringApplicationBuilder(SportelloApplication.class, Office.class)
                .profiles("test")
                .initializers(context -> context.getBeanFactory().registerSingleton("noTests", new NoTests()))
                .build();
        return program.run(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--server.address=127.0.0.1",
                "--server.port=0");
    }

    /** The configurations of the tests lie on the same class path. */
    private static final class NoTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) {
            return type.getResource().getDescription().contains("test-classes");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoTests;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static ReferenceCode sendForm(ConfigurableApplicationContext program) {
        Intake intake = program.getBean(Intake.class);
        Notice notice = program.getBean(Notices.class).all().get(0);
        SampleForm sample = SampleForm.of(9001, "Impresa pronta S.r.l.");
        String owner = sample.taxCode();
        Proposal proposal = intake.draft(notice.id(), owner, sample.name());
        UUID id = proposal.id();
        intake.fillIn(id, owner, sample.build(notice));
        ReferenceCode code = intake.sendForm(id, owner);
        intake.checklist(id, owner)
                .forEach(line -> intake.attach(
                        id,
                        owner,
                        line.owed().code(),
                        line.owed().subject(),
                        "documento.pdf",
                        SamplePdf.of(line.owed().label())));
        return code;
    }

    /** A database with that many proposals ready to be transmitted, each with the token of its owner. */
    public List<Applicant> readyToTransmit(String database, int count) {
        copy(database, toTransmit, TO_TRANSMIT, count);
        return applicants(database, count);
    }

    private List<Applicant> applicants(String database, int count) {
        String own = "reference_code between '%s' and '%s'"
                .formatted(CaseCopies.code(TO_TRANSMIT), CaseCopies.code(TO_TRANSMIT + count - 1));
        server.jdbc(database)
                .update("insert into api_token (token_sha256, tax_code, name, issued_at)"
                        + " select encode(sha256(owner_tax_code::bytea), 'hex'), owner_tax_code, applicant_name, now()"
                        + " from proposal where " + own);
        return server.jdbc(database)
                .query(
                        "select id, owner_tax_code, reference_code from proposal where " + own
                                + " order by reference_code",
                        (row, n) -> new Applicant(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    }

    /** A database with that many conceded cases, whose terms for the start elapse at the same instant. */
    public void conceded(String database, int count) {
        String base = "conceded_" + count;
        if (multiplied.add(base)) {
            copy(base, conceded, CONCEDED, count);
        }
        server.copy(base, database);
    }

    /** A database with that many approvable cases, the next step of which is the survey of their aids. */
    public List<String> approvable(String database, int count) {
        copy(database, approvable, APPROVABLE, count - 1);
        return approvableIn(database);
    }

    /** The approvable cases of a database, in the order of the queue. */
    public List<String> approvableIn(String database) {
        return server.jdbc(database)
                .queryForList(
                        "select case_code from ledger_entry where state = 'UNDECIDED' order by case_code",
                        String.class);
    }

    /** A database with proposals ready to be transmitted, conceded cases and approvable ones side by side. */
    public List<Applicant> ofEachKind(String database, int toTransmit, int conceded, int approvable) {
        copy(database, this.toTransmit, TO_TRANSMIT, toTransmit);
        multiply(database, this.conceded, CONCEDED, conceded);
        multiply(database, this.approvable, APPROVABLE, approvable - 1);
        return applicants(database, toTransmit);
    }

    /** Whether a code is one of the conceded copies, as a condition on {@code case_code}. */
    public String isConcededCopy() {
        return "case_code >= '" + CaseCopies.code(CONCEDED) + "'";
    }

    /** When the timers of the conceded cases fire. */
    public Instant startTermElapses() {
        return startTermElapses;
    }

    private void copy(String database, ReferenceCode code, int first, int count) {
        server.copy(DATABASE, database);
        multiply(database, code, first, count);
    }

    private void multiply(String database, ReferenceCode code, int first, int count) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            CaseCopies.ofCases(connection).make(code.value(), first, first + count - 1);
            statement.execute("analyze");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Who has a proposal ready.
     *
     * @param token of the API
     */
    public record Applicant(UUID proposal, String token, String code) {}
}
