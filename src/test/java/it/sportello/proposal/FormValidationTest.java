package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.tables.DmnTables;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.web.intake.demo.SampleForm;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormValidationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate DAY = LocalDate.of(2020, 3, 12);

    private final Notice notice = Notices.read(getClass().getResourceAsStream("/notices/psw-2020.v1.yaml"));
    private final PlanChecks plans = new PlanChecks(new DmnTables());
    private final FormValidation validation = new FormValidation(List.of(plans));
    private final SampleForm sample = SampleForm.of(77, "Officine Tiburtine S.r.l.");

    @Test
    void a_whole_form_has_nothing_to_say_against_it() {
        assertThat(validation.blocks(sample.build(notice), sample.taxCode(), notice, DAY))
                .isEmpty();
    }

    @Test
    void an_empty_form_is_told_every_missing_part_at_once() {
        List<Reason> blocks = validation.blocks(FormJson.read("{}"), sample.taxCode(), notice, DAY);

        assertThat(blocks)
                .extracting(Reason::subject)
                .contains(
                        "privacy",
                        "signer",
                        "applicant",
                        "declarations",
                        "title",
                        "description",
                        "instrument",
                        "staff",
                        "paymentOption");
        assertThat(blocks).allSatisfy(block -> assertThat(block.text()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "/privacy/consent, privacy.consent, PSW-25-02",
        "/privacy/noticeVersion, privacy.noticeVersion, PSW-25-01",
        "/signer/role, signer.role, PSW-12-18",
        "/applicant/name, applicant.name, PSW-05-01",
        "/applicant/reaNumber, applicant.reaNumber, PSW-05-01",
        "/applicant/legalSeat, applicant.legalSeat, PSW-05-02",
        "/applicant/operatingUnits/0/address/province, applicant.operatingUnits[0].address.province, PSW-05-02",
        "/applicant/email, applicant.email, PSW-12-02",
        "/employees/3/contractType, employees[3].contractType, PSW-04-02",
        "/employees/3/unit, employees[3].unit, PSW-04-05",
        "/declarations/l68Status, declarations.l68Status, PSW-05-07",
        "/declarations/roadFreight, declarations.roadFreight, PSW-06-04",
        "/trainingActions/0/hours, trainingActions[0].hours, PSW-03-10",
        "/pilot/end, pilot.end, PSW-03-18",
        "/people/1/kind, people[1].kind, PSW-07-02",
        "/staff/2/rate, staff[2].rate, PSW-17-18",
        "/purchases/0/category, purchases[0].category, PSW-03-23",
        "/paymentOption, paymentOption, PSW-18-06"
    })
    @Rule({"PSW-25-01", "PSW-25-02"})
    void a_missing_field_is_named_by_its_path_with_its_rule(String pointer, String path, String rule) {
        List<Reason> blocks = blocksOf(form -> remove(form, pointer));

        assertThat(blocks).singleElement().satisfies(block -> {
            assertThat(block.subject()).isEqualTo(path);
            assertThat(block.rule().value()).isEqualTo(rule);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/staff/0, rate, 9999.99, 10000.00, staff[0].rate, PSW-17-18",
        "/staff/0, hours, 9999.99, 10000, staff[0].hours, PSW-17-18",
        "/purchases/0, net, 99999999.99, 100000000.00, purchases[0].net, PSW-17-12"
    })
    @Rule({"PSW-17-12", "PSW-17-18"})
    void an_amount_or_hours_beyond_all_measure_are_refused(
            String pointer, String field, String most, String more, String path, String rule) {
        String name = path + " " + rule;

        assertThat(blocksOf(form -> ((ObjectNode) form.at(pointer)).put(field, most)))
                .extracting(block -> block.subject() + " " + block.rule())
                .doesNotContain(name);
        assertThat(blocksOf(form -> ((ObjectNode) form.at(pointer)).put(field, more)))
                .extracting(block -> block.subject() + " " + block.rule())
                .contains(name);
    }

    @Test
    @Rule("PSW-12-02")
    void the_form_of_another_subject_is_refused() {
        assertThat(validation.blocks(sample.build(notice), "12345678903", notice, DAY))
                .singleElement()
                .satisfies(block -> assertThat(block.subject()).isEqualTo("applicant.taxCode"));
    }

    @ParameterizedTest
    @CsvSource({
        "/employees/3/taxCode, employees[3].taxCode, PSW-04-01",
        "/employees/3/gender, employees[3].gender, PSW-04-04",
        "/applicant/size, applicant.size, PSW-05-13"
    })
    @Rule({"PSW-04-01", "PSW-04-04"})
    void a_recipient_is_a_person_with_a_tax_code_of_whom_the_gender_is_told(String pointer, String path, String rule) {
        assertThat(blocksOf(form -> remove(form, pointer)))
                .extracting(block -> block.subject() + " " + block.rule())
                .contains(path + " " + rule);
    }

    @ParameterizedTest
    @CsvSource({"APPRENTICE, true", "TRAINEE, true", "PERMANENT, false"})
    @Rule("PSW-19-13")
    void neither_apprentices_nor_trainees_are_staff_of_the_project(String contract, boolean blocked) {
        List<String> blocks = blocksOf(form -> {
                    ObjectNode employee = (ObjectNode) form.at("/employees/0");
                    employee.put("contractType", contract);
                    employee.set("taxCode", form.at("/staff/0/person"));
                })
                .stream()
                .filter(block -> block.rule().value().equals("PSW-19-13"))
                .map(Reason::subject)
                .toList();

        assertThat(blocks.contains("staff[0].person")).isEqualTo(blocked);
    }

    @Test
    @Rule("PSW-05-13")
    void an_enterprise_of_any_size_may_apply() {
        assertThat(blocksOf(form -> ((ObjectNode) form.get("applicant")).put("size", "LARGE")))
                .isEmpty();
    }

    @Test
    @Rule({"PSW-03-01", "PSW-08-05"})
    void the_form_keeps_which_actions_are_asked() {
        assertThat(sample.build(notice).plan(notice.call().provinces()).actionB())
                .isTrue();
        assertThat(blocksOf(form -> ((ObjectNode) form).put("actionA", false)))
                .extracting(block -> block.rule().value())
                .contains("PSW-03-02");
        ProposalForm onlyA =
                SampleForm.of(78, "Officine Salarie S.r.l.").withoutActionB().build(notice);
        assertThat(plans.of(onlyA, notice, DAY).actionB()).isFalse();
        assertThat(plans.of(onlyA, notice, DAY).grantable().actionB()).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule("PSW-02-02")
    void the_form_keeps_that_the_employer_supplies_the_tools() {
        ProposalForm form = sample.build(notice);

        assertThat(FormJson.read(FormJson.write(form)).declarations().toolsSuppliedByEmployer())
                .isTrue();
    }

    @Test
    @Rule("PSW-02-04")
    void the_information_of_article_22_may_be_attached_and_is_never_owed() {
        assertThat(notice.documents())
                .filteredOn(document -> document.code().equals("ART22_INFORMATION"))
                .singleElement()
                .satisfies(document -> assertThat(document.mandatory()).isFalse());
        assertThat(new NoticeDocuments().of(sample.build(notice), notice))
                .noneMatch(owed -> owed.code().equals("ART22_INFORMATION"));
    }

    @Test
    @Rule("PSW-04-05")
    void a_person_cannot_be_listed_twice() {
        assertThat(blocksOf(form -> {
                    ArrayNode employees = (ArrayNode) form.get("employees");
                    ((ObjectNode) employees.get(2))
                            .set("taxCode", employees.get(1).get("taxCode"));
                }))
                .extracting(Reason::subject)
                .contains("employees[2].taxCode");
    }

    @Test
    @Rule({"PSW-07-01", "PSW-07-02"})
    void an_external_resource_is_a_natural_person() {
        assertThat(blocksOf(form -> ((ObjectNode) form.at("/people/1")).put("kind", "LEGAL_ENTITY")))
                .singleElement()
                .satisfies(block -> assertThat(block.rule().value()).isEqualTo("PSW-07-01"));
    }

    @Test
    @Rule("PSW-17-13")
    void internal_and_external_staff_stand_under_their_own_voice() {
        assertThat(blocksOf(form -> ((ObjectNode) form.at("/staff/0")).put("voice", "A2")))
                .extracting(Reason::subject)
                .contains("staff[0].voice");
    }

    @Test
    @Rule("PSW-03-18")
    void the_rules_on_the_plan_are_asked_too() {
        assertThat(blocksOf(form -> ((ObjectNode) form.get("pilot")).put("end", "2020-10-01")))
                .extracting(block -> block.rule().value())
                .containsExactly("PSW-03-18");
    }

    @Test
    @Rule({"PSW-05-05", "PSW-25-03"})
    void an_answer_that_excludes_prevents_nothing_here() {
        assertThat(blocksOf(form -> {
                    ((ObjectNode) form.get("declarations")).put("regulatedPlanExists", true);
                    ((ObjectNode) form.get("privacy")).put("consent", false);
                }))
                .isEmpty();
    }

    @Test
    @Rule({"PSW-04-05", "PSW-08-11"})
    void the_headcount_and_the_grantable_amounts_are_those_of_the_form() {
        FormFacts facts = plans.of(sample.employees(8, 3).build(notice), notice, DAY);

        assertThat(facts.lazioEmployees()).isEqualTo(8);
        assertThat(facts.totalEmployees()).isEqualTo(11);
        assertThat(facts.grantable()).isEqualTo(new FormFacts.Grantable(Euro.of("5000.00"), Euro.of("2500.00")));
    }

    @Test
    @Rule({"PSW-12-13", "PSW-12-17", "PSW-12-18", "PSW-06-07", "PSW-06-02", "PSW-15-01"})
    void the_documents_owed_follow_the_parties() {
        ProposalForm form = sample.with("Formazione Tevere Scarl", "12345678903", false)
                .signedByDelegate()
                .linkedTo("Holding S.r.l.")
                .build(notice);
        String linked = form.linkedEnterprises().get(0).taxCode();

        assertThat(new NoticeDocuments()
                        .of(form, notice).stream()
                                .filter(DocumentChecklist.Owed::mandatory)
                                .map(owed -> owed.code() + ":" + owed.subject()))
                .containsExactly(
                        "APPLICATION_A01:",
                        "DECLARATION_A02A:",
                        "DECLARATION_A02B:12345678903",
                        "DE_MINIMIS_A03:",
                        "DE_MINIMIS_A03:" + linked,
                        "ATI_INTENT_A04:",
                        "UNDERTAKING_B:",
                        "IDENTITY_DOCUMENT:",
                        "IDENTITY_DOCUMENT:12345678903",
                        "PROXY:",
                        "PRIVACY_CONSENT_F:");
    }

    @Test
    void the_form_is_read_back_as_it_was_written() {
        ProposalForm form = sample.build(notice);

        assertThat(FormJson.read(FormJson.write(form))).isEqualTo(form);
    }

    private List<Reason> blocksOf(Consumer<ObjectNode> change) {
        try {
            ObjectNode form = (ObjectNode) JSON.readTree(FormJson.write(sample.build(notice)));
            change.accept(form);
            return validation.blocks(FormJson.read(form.toString()), sample.taxCode(), notice, DAY);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void remove(JsonNode form, String pointer) {
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) form.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
    }
}
