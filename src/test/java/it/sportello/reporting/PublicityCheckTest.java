package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Rule({"PSW-21-03", "PSW-21-04", "PSW-21-05", "PSW-16-09"})
class PublicityCheckTest {

    private final Notice notice = Notices.read(getClass().getResourceAsStream("/notices/psw-2020.v1.yaml"));
    private final PublicityCheck check = new PublicityCheck(notice.publicity());

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/RV-publicity.csv", useHeadersInDisplayName = true)
    void whatIsMissingIsProposedAsABreachOfPublicity(
            String name,
            boolean hasWebsite,
            boolean websiteProof,
            String posterFormat,
            boolean fseStatement,
            String missing) {
        assertThat(check.check(evidence(hasWebsite, websiteProof, posterFormat, fseStatement))
                        .grounds())
                .extracting(Reason::code)
                .containsExactly(missing);
    }

    @Test
    void aPosterInA3IsEnoughWhereThereIsNoWebsite() {
        assertThat(check.check(evidence(false, false, "a3", true)).isAccepted()).isTrue();
    }

    @Test
    @Rule({"PSW-21-01", "PSW-21-02"})
    void everythingMissingIsListedInTheOrderOfTheTable() {
        assertThat(check.check(new PublicityEvidence(false, false, true, false, null, false, false))
                        .grounds())
                .extracting(Reason::code)
                .containsExactly("EMBLEM", "FUND_REFERENCE", "WEBSITE", "POSTER", "FSE_STATEMENT", "REGIONAL_EMBLEMS");
    }

    @Test
    @Rule("PSW-21-06")
    void theMaterialBearsTheEmblemsOfTheRegionBesideThatOfTheUnion() {
        assertThat(check.check(new PublicityEvidence(true, true, false, false, "A3", true, false))
                        .grounds())
                .extracting(Reason::code)
                .containsExactly("REGIONAL_EMBLEMS");
    }

    @Test
    void aFormatIsTheNameOfAnIsoSheet() {
        assertThat(PublicityCheck.isFormat(" a3 ")).isTrue();
        assertThat(PublicityCheck.isFormat("grande")).isFalse();
    }

    @Test
    void aFormatThatIsNotIsoIsRefused() {
        assertThatThrownBy(() -> check.check(evidence(false, false, "grande", true)))
                .isInstanceOf(Refusal.class);
    }

    private static PublicityEvidence evidence(
            boolean hasWebsite, boolean websiteProof, String posterFormat, boolean fseStatement) {
        return new PublicityEvidence(true, true, hasWebsite, websiteProof, posterFormat, fseStatement, true);
    }
}
