package it.sportello.life;

import static it.sportello.deadline.DeadlineKind.DL_06;
import static it.sportello.deadline.DeadlineKind.DL_10;
import static it.sportello.deadline.DeadlineKind.DL_11;
import static it.sportello.deadline.DeadlineKind.DL_12;
import static it.sportello.deadline.DeadlineKind.DL_14;
import static it.sportello.deadline.DeadlineKind.DL_19;
import static it.sportello.deadline.DeadlineKind.DL_20;
import static it.sportello.deadline.DeadlineKind.DL_22;
import static it.sportello.deadline.DeadlineKind.DL_23;
import static it.sportello.deadline.DeadlineKind.DL_24;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineChange;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.api.Archive;
import it.sportello.process.clock.TrainingClock;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.test.ReportSheet;
import it.sportello.web.deadline.Agenda;
import it.sportello.web.intake.demo.SampleForm;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each deadline of the catalogue: where a test shows it opened and met, and where it shows it expired. */
@IntegrationTest
@Rule({"PSW-00-03", "PSW-00-04"})
class EveryDeadlineTest {

    private static final String LIFE = "life.EveryDeadlineTest#one_life_opens_and_meets_every_deadline_of_a_case";

    /** Kind, where it is met, where it expires; a sentence where it cannot be. */
    private static final String CATALOGUE =
            """
            DL-01 | proposal.SubmissionWindowTest#the_opening_instant_is_accepted_and_the_millisecond_before_is_not | of the call: refuses what comes before
            DL-02 | proposal.SubmissionWindowTest#the_closing_instant_is_accepted_and_the_millisecond_after_is_not | of the call: refuses what comes after
            DL-03 | of the call and of the Region: no case has it | no consequence
            DL-04 | LIFE | life.WaysOutTest#thirty_days_without_an_act_are_told_and_decide_nothing
            DL-05 | LIFE | ends with the concession
            DL-06 | life.EveryDeadlineTest#an_association_formalised_in_time_meets_its_term | life.ConcessionLifeTest#an_association_not_formalised_in_time_is_revoked_after_the_notice
            DL-07 | LIFE | life.MovedTermsTest#a_term_moved_after_its_expiry_withdraws_the_breach_and_expires_again_at_its_new_end
            DL-08 | LIFE | web.beneficiary.CaseApiTest#an_account_communicated_late_is_a_breach
            DL-09 | LIFE | life.WaysOutTest#the_nine_months_close_the_activity_and_the_report_may_be_extended
            DL-10 | LIFE | life.EveryDeadlineTest#what_is_unpaid_at_the_report_is_out_of_time_and_a_short_pilot_leaves_its_duration_open
            DL-11 | LIFE | life.EveryDeadlineTest#the_times_of_the_proposal_expire_by_the_register
            DL-12 | LIFE | life.ConcessionLifeTest#a_report_never_presented_is_revoked_and_the_advance_is_recovered
            DL-13 | LIFE | no decision, no extension
            DL-14 | LIFE | life.EveryDeadlineTest#what_is_unpaid_at_the_report_is_out_of_time_and_a_short_pilot_leaves_its_duration_open
            DL-15 | LIFE | ends with the activity
            DL-16 | LIFE | ends with the last payment
            DL-17 | LIFE | blocks the payment until there is a seat
            DL-18 | LIFE | life.ConcessionLifeTest#an_association_not_formalised_in_time_is_revoked_after_the_notice
            DL-19 | LIFE | life.EveryDeadlineTest#a_durc_that_expires_before_the_payment_is_told_and_a_new_one_takes_its_place
            DL-20 | LIFE | life.EveryDeadlineTest#a_guarantee_is_told_of_sixty_days_before_and_renewed_is_overdue_no_more
            DL-21 | LIFE | what exceeds it is not conceded
            DL-22 | LIFE | its end is what it runs for
            DL-23 | LIFE | its end is what it runs for
            DL-24 | LIFE | its end is what it runs for
            DL-25 | LIFE | has no term
            DL-26 | of the second call: no case of this one has it | no consequence
            DL-27 | deadline.LegalClockTest#aWrittenHourIsInTimeItself | of the second call: no case of this one has it
            DL-28 | life.WaysOutTest#observations_that_convince_bring_the_proposal_back_to_the_commission | life.ExaminationLifeTest#an_applicant_with_a_plan_already_is_excluded_after_the_notice_of_the_reasons
            DL-29 | life.WaysOutTest#under_the_other_switches_documents_are_integrated_and_the_call_can_be_annulled | life.WaysOutTest#under_the_other_switches_documents_are_integrated_and_the_call_can_be_annulled
            """;

    /** Those of a life without association, without negative outcome and without integration. */
    private static final Set<DeadlineKind> OF_A_LIFE = EnumSet.copyOf(Arrays.stream(DeadlineKind.values())
            .filter(kind -> row(kind)[1].equals("LIFE"))
            .toList());

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private Agenda agenda;

    @Autowired
    private TrainingClock clock;

    @Autowired
    private Archive archive;

    @Test
    void the_catalogue_leaves_none_out_and_names_only_tests_that_are_there() {
        assertThat(CATALOGUE.lines().map(line -> line.substring(0, 5)))
                .containsExactly(Arrays.stream(DeadlineKind.values())
                        .map(DeadlineKind::id)
                        .toArray(String[]::new));
        assertThat(CATALOGUE
                        .lines()
                        .flatMap(line -> Stream.of(line.split(" \\| ")).skip(1))
                        .map(place -> place.equals("LIFE") ? LIFE : place)
                        .filter(place -> place.contains("#")))
                .allSatisfy(EveryDeadlineTest::isATest);
    }

    @Test
    @Rule({"PSW-05-11", "PSW-06-05", "PSW-18-10", "PSW-19-16", "PSW-23-01", "PSW-25-05"})
    void one_life_opens_and_meets_every_deadline_of_a_case() {
        ReferenceCode code = conceded("Ogni Scadenza S.r.l.");
        office.underWay(code);
        office.beneficiary(code).requestVariation();
        office.decide(
                "ufficio",
                code,
                "UserTask_DecideVariation",
                Map.of("decision", "AUTHORISED", "grounds", "La variazione non muta gli obiettivi."));
        office.payAdvance(code, "4500.00");
        office.reportBreach(code, "REV_PUBLICITY");
        office.serveNotice(code);
        office.beneficiary(code).comply("Il manifesto è stato affisso.");
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "COMPLIED", "grounds", "Adempiuto nei termini."));
        office.moveTo(office.today().plusMonths(7));
        office.beneficiary(code).endActivity();
        office.awaitState(code, CaseState.ACTIVITY_ENDED);
        extendTheReport(code);
        office.recognise(code, "3600.00");
        office.payBalance(code, "500.00");
        office.awaitState(code, CaseState.RETENTION);
        tellTheDatesOfTheProgramme();
        assertThat(register.require(code, DL_24).due())
                .isEqualTo(register.require(code, DL_22).due());

        office.letExpire(code, DL_23);
        awaitState(code, DL_23, DeadlineState.MET);
        assertThat(office.hasTask("rup", code, "UserTask_ConfirmArchive")).isFalse();
        office.letExpire(code, DL_22);
        office.moveTo(archive.keptUntil(code).documents().until().plusDays(1));
        office.decide("rup", code, "UserTask_ConfirmArchive", Map.of("grounds", "Decorsi i termini."));
        office.awaitState(code, CaseState.ARCHIVED);

        assertThat(register.all(code)).extracting(Deadline::kind).hasSameElementsAs(OF_A_LIFE);
        assertThat(register.all(code)).allSatisfy(deadline -> {
            assertThat(deadline.state()).as(deadline.kind().label()).isEqualTo(DeadlineState.MET);
            assertThat(deadline.metBy()).isNotBlank();
            assertThat(deadline.event().evidence()).isNotBlank();
            assertThat(deadline.explanation().steps()).isNotEmpty();
            assertThat(register.changes(deadline.id()))
                    .first()
                    .extracting(DeadlineChange::what)
                    .isEqualTo(DeadlineChange.What.OPENED);
        });
    }

    @Test
    @Rule("PSW-16-03")
    void an_association_formalised_in_time_meets_its_term() {
        ReferenceCode code = office.conceded(office.enterprise("Ogni Associazione S.r.l.")
                .employees(8, 0)
                .with("Ente Formativo Ognissanti", SampleForm.companyTaxCode(7301), false));
        assertThat(register.require(code, DL_06).state()).isEqualTo(DeadlineState.RUNNING);

        office.beneficiary(code).formaliseAti();

        assertThat(register.require(code, DL_06).state()).isEqualTo(DeadlineState.MET);
    }

    @Test
    @Rule("PSW-16-02")
    void the_times_of_the_proposal_expire_by_the_register() {
        ReferenceCode code = conceded("Tempi Propri S.r.l.");
        office.underWay(code);

        office.letExpire(code, DL_11);

        awaitState(code, DL_11, DeadlineState.EXPIRED);
    }

    @Test
    @Rule("PSW-18-10")
    void a_durc_that_expires_before_the_payment_is_told_and_a_new_one_takes_its_place() {
        ReferenceCode code = conceded("Durc Scaduto S.r.l.");
        office.underWay(code);
        office.beneficiary(code).requestAdvance("4500.00");
        office.checkAdvance(code);
        office.awaitTask("ragioneria", code, "UserTask_PayAdvance");
        assertThat(register.require(code, DL_19).due()).isEqualTo(office.today().plusDays(120));

        office.letExpire(code, DL_19);
        office.awaitMessage(code, "officers", "Termine decorso: Validità del DURC");
        assertThat(overdue(code)).contains(DL_19);
        office.decide(
                "ragioneria", code, "UserTask_PayAdvance", Map.of("decision", "BLOCKED", "grounds", "DURC scaduto."));
        office.checkAdvance(code);

        assertThat(overdue(code)).doesNotContain(DL_19);
        assertThat(register.require(code, DL_19).state()).isEqualTo(DeadlineState.RUNNING);
    }

    @Test
    @Rule("PSW-18-04")
    void a_guarantee_is_told_of_sixty_days_before_and_renewed_is_overdue_no_more() {
        ReferenceCode code = conceded("Garanzia Lunga S.r.l.");
        office.underWay(code);
        office.payAdvance(code, "4500.00");
        Deadline first = register.require(code, DL_20);
        assertThat(first.due()).isEqualTo(office.today().plusYears(3));
        assertThat(first.event().date()).isEqualTo(office.today());

        office.moveTo(expiry(code).minusDays(60));
        office.awaitMessage(code, "accounting", "Promemoria");
        office.awaitTask("ufficio", code, "UserTask_RenewOrEnforceGuarantee");
        assertThat(register.require(code, DL_20).state()).isEqualTo(DeadlineState.RUNNING);
        office.letExpire(code, DL_20);
        awaitState(code, DL_20, DeadlineState.EXPIRED);
        assertThat(overdue(code)).contains(DL_20);
        LocalDate renewed = office.today().plusYears(3);
        office.decide(
                "ufficio",
                code,
                "UserTask_RenewOrEnforceGuarantee",
                Map.of(
                        "decision", "RENEWED",
                        "guaranteeExpiry", renewed.toString(),
                        "grounds", "Appendice di proroga acquisita."));

        assertThat(overdue(code)).doesNotContain(DL_20);
        assertThat(register.require(code, DL_20).due()).isEqualTo(renewed);
        assertThat(register.require(code, DL_20).ordinal()).isEqualTo(2);
        assertThat(office.hasTask("ufficio", code, "UserTask_RenewOrEnforceGuarantee"))
                .isFalse();
    }

    @Test
    @Rule({"PSW-19-16", "PSW-03-18"})
    void what_is_unpaid_at_the_report_is_out_of_time_and_a_short_pilot_leaves_its_duration_open() {
        ReferenceCode code = office.running("Conti Aperti S.r.l.");
        office.endActivity(code, 7);

        office.beneficiary(code)
                .report(ReportSheet.unpaid(office.proposal(code).ownerTaxCode(), "3600.00", office.today(), 4));
        office.awaitTask("ufficio", code, "UserTask_VerifyReport");

        assertThat(register.require(code, DL_14).state()).isEqualTo(DeadlineState.EXPIRED);
        assertThat(register.require(code, DL_10).state()).isEqualTo(DeadlineState.RUNNING);
    }

    private ReferenceCode conceded(String name) {
        return office.conceded(office.enterprise(name).employees(8, 0));
    }

    private void extendTheReport(ReferenceCode code) {
        LocalDate later = register.require(code, DL_12).due().plusDays(20);
        office.beneficiary(code).requestExtension(later);
        office.decide(
                "ufficio",
                code,
                "UserTask_DecideExtension",
                Map.of(
                        "decision",
                        "APPROVED",
                        "newDate",
                        later.toString(),
                        "actNumber",
                        "P-1",
                        "grounds",
                        "Motivi documentati."));
    }

    /** Of the period of art. 140 earlier than the ten fiscal years of any case, of the closure today. */
    private void tellTheDatesOfTheProgramme() {
        for (Map<String, String> date : List.of(
                Map.of(
                        "kind",
                        "ART_140_UNTIL",
                        "day",
                        office.today().plusYears(1).toString()),
                Map.of("kind", "CLOSED_ON", "day", office.today().toString()))) {
            assertThat(office.user("rup").post("/desk/privacy/programme", date).statusCode())
                    .isEqualTo(302);
        }
    }

    private LocalDate expiry(ReferenceCode code) {
        return register.dueDate(code, DL_20).orElseThrow();
    }

    private List<DeadlineKind> overdue(ReferenceCode code) {
        return agenda.overdue(clock.now()).stream()
                .filter(entry -> entry.code().equals(code))
                .map(entry -> entry.deadline().kind())
                .toList();
    }

    private void awaitState(ReferenceCode code, DeadlineKind kind, DeadlineState state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(register.require(code, kind).state()).isEqualTo(state));
    }

    private static String[] row(DeadlineKind kind) {
        return CATALOGUE.lines().skip(kind.ordinal()).findFirst().orElseThrow().split(" \\| ");
    }

    private static void isATest(String place) {
        String[] parts = place.split("#");
        try {
            assertThat(Class.forName("it.sportello." + parts[0]).getDeclaredMethods())
                    .as(place)
                    .anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(place, e);
        }
    }
}
