package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.audit.Replayer;
import it.sportello.audit.Replays;
import it.sportello.audit.Replays.Replayed;
import it.sportello.deadline.DeadlineKind;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever was decided of a case is kept with its reasons, can be read, and comes out the same when computed again. */
@IntegrationTest
@Rule("PSW-00-10")
class ReasonsLifeTest {

    /** What a reader of an act does not write: keys, codes, amounts with a dot, ISO dates. */
    private static final String RAW =
            "(?s).*(>|\\s)([a-z]+[A-Z]\\w*|[A-Z]{2,}_[A-Z_]+|\\d+\\.\\d{2}|\\d{4}-\\d{2}-\\d{2})(<|\\s|[.,;:]).*";

    /** The subject of an explanation, up to its dot. */
    private static final Pattern SUBJECT = Pattern.compile("Explanation\\.of\\(\\s*\"(\\w+)");

    @Autowired
    private Office office;

    @Autowired
    private List<Replayer> replayers;

    @Autowired
    private Replays replays;

    @Autowired
    private Notices notices;

    @Test
    void every_outcome_of_a_whole_life_is_stored_and_computed_again_the_same() {
        ReferenceCode code = office.running("Tipografia Appia S.r.l.");
        office.payAdvance(code, "4500.00");
        office.endActivity(code, 8);
        office.recognise(code, "3600.00");
        office.payBalance(code, "500.00");
        office.awaitState(code, CaseState.RETENTION);

        List<Replayed> all = replays.of(code);
        assertThat(all)
                .allSatisfy(one -> assertThat(one.now()).isEqualTo(one.stored().explanation()));
        assertThat(all).allMatch(Replayed::identical);
        assertThat(subjects(all))
                .contains(
                        "headcount",
                        "financialPlan",
                        "trainingHours",
                        "pilotMinimum",
                        "grantable",
                        "deadline.DL-04",
                        "formalCheck",
                        "score",
                        "deMinimis",
                        "allocation",
                        "deadline.DL-07",
                        "deadline.DL-09",
                        "requirementsKept",
                        "advance",
                        "paymentGate.advance",
                        "deadline.DL-12",
                        "recognition",
                        "settlement",
                        "paymentGate.balance",
                        "guaranteeRelease",
                        "deadline.DL-22");
        Notice.Terms terms = notices.byRuleSet("psw-2020/1").terms();
        assertThat(length(all, "deadline.DL-04")).isEqualTo(terms.approvalDays());
        assertThat(length(all, "deadline.DL-07")).isEqualTo(terms.startDays());
        assertThat(length(all, "deadline.DL-09")).isEqualTo(terms.activityMonths());
        assertThat(length(all, "deadline.DL-12")).isEqualTo(terms.reportDays());
        assertThat(length(all, "deadline.DL-22")).isEqualTo(terms.retentionFiscalYears());
        assertThat(confirmed(all))
                .containsEntry("formalCheck", "ufficio")
                .containsEntry("score", "commissione")
                .containsEntry("deMinimis", "ufficio")
                .containsEntry("allocation", "ufficio")
                .containsEntry("advance", "ragioneria")
                .containsEntry("recognition", "rup")
                .containsEntry("settlement", "ragioneria");

        String page = page(code, "?ricalcola=true");
        assertThat(page)
                .contains("Tutti identici", "Ricalcolato: identico", "€ 4.500,00", "§18", "Confermato da rup il")
                .doesNotContain("Ricalcolato: diverso")
                .doesNotMatch(RAW);
        assertThat(page(code, "")).doesNotContain("identico");
    }

    @Test
    @Rule({"PSW-20-01", "PSW-20-04"})
    void a_breach_and_the_money_of_a_revocation_have_their_reasons_too() {
        ReferenceCode code = office.conceded(office.smallEnterprise("Officine Tuscolo S.r.l.")
                .with("Ente Formativo Tuscolo", SampleForm.companyTaxCode(7011), false));
        office.beneficiary(code).formaliseAti();
        office.underWay(code);
        office.payAdvance(code, "4500.00");
        office.endActivity(code, 7);
        office.letExpire(code, DeadlineKind.DL_12);
        office.serveNotice(code);
        office.revoke(code);
        office.recover(code, "4500.00");
        office.awaitState(code, CaseState.RETENTION);

        List<Replayed> all = replays.of(code);
        assertThat(all).allMatch(Replayed::identical);
        assertThat(subjects(all)).contains("deadline.DL-06", "breach", "deadline.DL-18", "revocation", "settlement");
        Notice.Terms terms = notices.byRuleSet("psw-2020/1").terms();
        assertThat(length(all, "deadline.DL-06")).isEqualTo(terms.atiFormalisationDays());
        assertThat(length(all, "deadline.DL-18")).isEqualTo(terms.noticeDays());
        assertThat(confirmed(all))
                .containsEntry("breach", "ufficio")
                .containsEntry("revocation", "direttore")
                .containsEntry("settlement", "ufficio");
        assertThat(page(code, "?ricalcola=true"))
                .contains("rendiconto non presentato nel termine", "Tutti identici", "Confermato da ufficio il")
                .doesNotMatch(RAW);
    }

    @Test
    @Rule({"PSW-12-11", "PSW-13-14"})
    void a_wait_in_the_queue_and_a_duplicate_have_their_reasons_too() {
        SampleForm form = office.smallEnterprise("Doppia Attesa S.r.l.");
        ReferenceCode first = office.transmitted(form);
        office.admit(first);
        office.score(first);
        office.surveyAids(first, "0.00");
        office.awaitState(first, CaseState.AWAITING_EARLIER_DECISIONS);
        office.transmitted(form);
        office.confirmLaterExclusion(first, "Due proposte della stessa impresa.");

        List<Replayed> all = replays.of(first);
        assertThat(all).allMatch(Replayed::identical);
        assertThat(results(all, "allocation")).containsExactly("In attesa delle istruttorie precedenti");
        assertThat(results(all, "duplicates")).hasSize(1);
        assertThat(confirmed(all)).containsEntry("duplicates", "ufficio").doesNotContainKey("allocation");
        assertThat(page(first, "?ricalcola=true"))
                .contains("Tutti identici", "fine del giorno di presentazione", "§12", "Confermato da ufficio il")
                .doesNotMatch(RAW);
    }

    /** What is explained anywhere in the program; a new kind without its replayer makes this fail. */
    @Test
    void every_kind_of_outcome_can_be_computed_again() throws IOException {
        assertThat(replayers).extracting(Replayer::kind).containsExactlyInAnyOrderElementsOf(explained());
    }

    private static Set<String> explained() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(ReasonsLifeTest::subjects)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> subjects(Path source) {
        try {
            return SUBJECT.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> results(List<Replayed> all, String subject) {
        return all.stream()
                .map(one -> one.stored().explanation())
                .filter(explanation -> explanation.subject().equals(subject))
                .map(Explanation::result)
                .toList();
    }

    private static int length(List<Replayed> all, String deadline) {
        return all.stream()
                .map(one -> one.stored().explanation())
                .filter(explanation -> explanation.subject().equals(deadline))
                .findFirst()
                .map(explanation ->
                        Integer.parseInt(explanation.inputs().get("length").split("\\D", 2)[0]))
                .orElseThrow();
    }

    private String page(ReferenceCode code, String query) {
        HttpResponse<String> answer = office.user("audit").get("/desk/cases/" + code + "/perche" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().substring(answer.body().indexOf("<main>"));
    }

    private static Set<String> subjects(List<Replayed> all) {
        return all.stream().map(one -> one.stored().explanation().subject()).collect(Collectors.toSet());
    }

    private static Map<String, String> confirmed(List<Replayed> all) {
        return all.stream()
                .map(Replayed::stored)
                .filter(stored -> stored.confirmedBy() != null)
                .collect(Collectors.toMap(
                        stored -> stored.explanation().subject(), stored -> stored.confirmedBy(), (a, b) -> b));
    }
}
