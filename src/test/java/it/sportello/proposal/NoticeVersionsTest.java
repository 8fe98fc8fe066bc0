package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.audit.Explanations;
import it.sportello.audit.StoredExplanation;
import it.sportello.document.Documents;
import it.sportello.funding.Envelope;
import it.sportello.funding.LedgerReader;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.payment.Tranches;
import it.sportello.process.tables.DmnTables;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.NoticeFixture;
import it.sportello.web.intake.demo.SampleForm;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** A modified notice applies from its effective instant; what was sent before keeps its own version. */
@IntegrationTest
@Transactional
@Rule("PSW-14-08")
class NoticeVersionsTest {

    private static final Instant LAST_OF_THE_FIRST = Instant.parse("2020-04-30T21:59:59Z");
    private static final Instant FIRST_OF_THE_SECOND = Instant.parse("2020-04-30T22:00:00Z");

    private final Notice published = NoticeFixture.psw();
    private final Notice modified = NoticeFixture.modified();
    private final Notices notices = new Notices(List.of(modified, published));

    @Autowired
    private ProposalStore store;

    @Autowired
    private TransmissionQueue transmissions;

    @Autowired
    private FormValidation validation;

    @Autowired
    private FormSummary summary;

    @Autowired
    private CallStates calls;

    @Autowired
    private PlanReasons reasons;

    @Autowired
    private DocumentChecklist checklist;

    @Autowired
    private Documents documents;

    @Autowired
    private Explanations explanations;

    @Autowired
    private LedgerReader ledger;

    @Test
    void each_version_is_in_force_from_its_own_instant() {
        assertThat(notices.inForce("psw-2020", LAST_OF_THE_FIRST).ruleSet()).isEqualTo("psw-2020/1");
        assertThat(notices.inForce("psw-2020", FIRST_OF_THE_SECOND).ruleSet()).isEqualTo("psw-2020/2");
    }

    @Test
    @Rule({"PSW-08-03", "PSW-08-11"})
    void a_form_sent_before_the_modification_keeps_the_amounts_of_its_day_and_one_sent_after_gets_the_new_ones() {
        Proposal before = sent(6101, LAST_OF_THE_FIRST, LAST_OF_THE_FIRST);
        Proposal after = sent(6102, FIRST_OF_THE_SECOND, FIRST_OF_THE_SECOND);

        assertThat(before.ruleSet()).isEqualTo("psw-2020/1");
        assertThat(before.grantableA()).isEqualTo(Euro.of("5000.00"));
        assertThat(after.ruleSet()).isEqualTo("psw-2020/2");
        assertThat(after.grantableA()).isEqualTo(grantable(after));
        assertThat(explanations.list(before.code()))
                .extracting(StoredExplanation::ruleSet)
                .containsOnly("psw-2020/1");
        assertThat(explanations.list(after.code()))
                .extracting(StoredExplanation::ruleSet)
                .containsOnly("psw-2020/2");
    }

    @Test
    void a_draft_opened_before_the_modification_is_sent_under_the_version_of_the_day_it_is_sent() {
        assertThat(sent(6103, LAST_OF_THE_FIRST, FIRST_OF_THE_SECOND).ruleSet()).isEqualTo("psw-2020/2");
    }

    @Test
    @Rule({"PSW-18-02", "PSW-16-01", "PSW-13-05"})
    void a_running_case_goes_on_with_the_rates_terms_and_threshold_of_its_version() {
        Notice ofTheCase = notices.byRuleSet(
                sent(6104, LAST_OF_THE_FIRST, LAST_OF_THE_FIRST).ruleSet());
        Notice ofTheDay = notices.inForce("psw-2020", FIRST_OF_THE_SECOND);

        assertThat(ofTheCase.terms().startDays()).isEqualTo(30);
        assertThat(ofTheDay.terms().startDays()).isEqualTo(45);
        assertThat(advance(ofTheCase)).isEqualTo(Euro.of("4500.00"));
        assertThat(advance(ofTheDay)).isEqualTo(Euro.of("3750.00"));
        assertThat(ofTheDay.evaluation().threshold())
                .isLessThan(ofTheCase.evaluation().threshold());
    }

    @Test
    @Rule("PSW-08-02")
    void the_envelopes_of_the_call_are_those_of_its_notice() {
        assertThat(ledger.balances("psw-2020").get(Envelope.A).allocated())
                .isEqualTo(published.call().envelopeA());
        assertThat(ledger.balances("psw-2020").get(Envelope.B).allocated())
                .isEqualTo(published.call().envelopeB());
    }

    private static Euro advance(Notice notice) {
        return new Tranches(notice.rates()).advance(Euro.of("7500.00")).advance();
    }

    /** The lower of the new table amount, 6,000.00, and what the sample plans. */
    private static Euro grantable(Proposal proposal) {
        Euro planned = new Simulation(new DmnTables())
                .of(FormJson.read(proposal.formJson()), NoticeFixture.modified(), LocalDate.of(2020, 5, 1))
                .plan()
                .costs()
                .e();
        assertThat(planned).isGreaterThan(Euro.of("5000.00"));
        return planned.min(Euro.of("6000.00"));
    }

    private Proposal sent(int number, Instant opened, Instant sent) {
        SampleForm sample =
                SampleForm.of(number, "Versione " + number + " S.r.l.").employees(8, 0);
        UUID id = intake(opened)
                .draft("psw-2020", sample.taxCode(), sample.name())
                .id();
        intake(opened).fillIn(id, sample.taxCode(), sample.build(published));
        ReferenceCode code = intake(sent).sendForm(id, sample.taxCode());
        return store.findByReferenceCode(code.value()).orElseThrow();
    }

    private StoredIntake intake(Instant now) {
        return new StoredIntake(
                store,
                transmissions,
                validation,
                summary,
                reasons,
                checklist,
                documents,
                notices,
                calls,
                Clock.fixed(now, LegalTime.ROME));
    }
}
