package it.sportello.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Euro;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

@Rule({"PSW-20-02", "PSW-20-03", "PSW-20-04", "PSW-20-05", "PSW-20-06"})
class RevocationRulesTest {

    private static final Euro GRANT = Euro.of("15000.00");

    private final RevocationRules rules = new RevocationRules();

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/PA-revocation.csv", useHeadersInDisplayName = true)
    void whatWasPaidBeyondTheUsefulPartIsRecovered(
            String name,
            Euro advancePaid,
            RevocationDecision decision,
            @Nullable Euro recognisedPart,
            Euro recovery,
            Euro payable) {
        RevocationRules.Consequences consequences =
                recognisedPart == null ? rules.total(advancePaid) : rules.partial(GRANT, advancePaid, recognisedPart);

        assertThat(consequences.decision()).isEqualTo(decision);
        assertThat(consequences.recovery()).isEqualTo(recovery);
        assertThat(consequences.payable()).isEqualTo(payable);
    }

    @Test
    void aUsefulPartAboveTheAdvanceIsStillToBePaid() {
        assertThat(rules.partial(GRANT, Euro.of("9000.00"), Euro.of("9600.00")).payable())
                .isEqualTo(Euro.of("600.00"));
    }

    @Test
    void theUsefulPartIsPositiveAndWithinTheGrant() {
        assertThatThrownBy(() -> rules.partial(GRANT, Euro.ZERO, Euro.of("15000.01")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rules.partial(GRANT, Euro.ZERO, Euro.ZERO)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/RV-notice.csv", useHeadersInDisplayName = true)
    void withoutComplianceInTimeTheRevocationIsDecided(
            String name,
            BreachCode code,
            LocalDate noticeOn,
            @Nullable LocalDate compliedOn,
            LocalDate noticeDeadline,
            RevocationRules.Proposal outcome) {
        assertThat(rules.afterNotice(noticeDeadline, compliedOn)).isEqualTo(outcome);
    }

    @Test
    void complianceOnTheLastDayClosesTheProcedure() {
        LocalDate due = LocalDate.of(2021, 5, 18);

        assertThat(rules.afterNotice(due, due)).isEqualTo(RevocationRules.Proposal.CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseHasItsLabelAndItsSource(BreachCode cause) {
        assertThat(cause.label()).isNotBlank();
        assertThat(cause.source()).startsWith("§");
    }
}
