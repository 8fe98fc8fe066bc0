package it.sportello.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@Rule({"PSW-16-01", "PSW-16-02", "PSW-16-03", "PSW-16-04", "PSW-16-06", "PSW-16-07", "PSW-18-06", "PSW-19-02"})
class GrantFileTest {

    private static final LocalDate BUR = LocalDate.of(2020, 4, 14);
    private static final Instant START = Instant.parse("2020-05-04T08:00:00Z");
    private static final Delegate DELEGATE = new Delegate("Maria Rossi", "RSSMRA80A41H501T");

    private final Notice.Switches switches = Notices.read(getClass().getResourceAsStream("/notices/psw-2020.v1.yaml"))
            .switches();

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/TM-start.csv", useHeadersInDisplayName = true)
    void anAssociationStartsOnlyOnceItsDeedIsThere(
            String name, LocalDate bur, @Nullable Instant deedAt, Instant startAt, String outcome) {
        GrantFile file = file(true);
        file.published(bur);
        if (deedAt != null) {
            file.formaliseAti(LocalDate.ofInstant(deedAt, LegalTime.ROME), deedAt);
        }

        String codes = file.checkStart(null, startAt, switches).grounds().stream()
                .map(Reason::code)
                .collect(Collectors.joining(", "));

        assertThat(codes.isEmpty() ? "OK" : codes).isEqualTo(outcome);
    }

    @Test
    @Rule("PSW-16-02")
    void theDaysOfTheProposalRunFromTheStart() {
        GrantFile file = file(false);
        file.published(BUR);
        assertThat(file.shifted(LocalDate.of(2020, 10, 15))).isEmpty();

        file.communicateStart(null, START, switches);

        assertThat(file.shifted(LocalDate.of(2020, 10, 15))).contains(LocalDate.of(2020, 10, 18));
    }

    @Test
    void noStartIsAcceptedBeforeThePublication() {
        assertRefused(() -> file(false).communicateStart(null, START, switches), "NOT_PUBLISHED");
    }

    @Test
    void aStartDeclaredBeforeThePublicationIsRefusedAndOneOnItsDayIsNot() {
        GrantFile file = published();

        assertRefused(() -> file.communicateStart(BUR.minusDays(1), START, switches), "START_BEFORE_PUBLICATION");
        assertThat(file.communicateStart(BUR, START, switches).startDate()).isEqualTo(BUR);
    }

    @Test
    void underTheOtherSwitchAStartDeclaredBeforeThePublicationIsAccepted() {
        Notice.Switches other = NoticeFixture.with("switches", "startAllowBeforePublication", "true")
                .switches();

        assertThat(published().communicateStart(BUR.minusDays(1), START, other).startDate())
                .isEqualTo(BUR.minusDays(1));
    }

    @Test
    @Rule("PSW-00-09")
    void theStartDefaultsToTheDayOfReceiptInRome() {
        Instant lateEvening = Instant.parse("2020-05-04T22:30:00Z");

        assertThat(published().communicateStart(null, lateEvening, switches).startDate())
                .isEqualTo(LocalDate.of(2020, 5, 5));
    }

    @Test
    void theOwnScheduleKeepsItsLengthFromTheDeclaredStart() {
        assertThat(published()
                        .communicateStart(LocalDate.of(2020, 5, 1), START, switches)
                        .ownScheduleEnd())
                .isEqualTo(LocalDate.of(2020, 11, 1));
    }

    @Test
    void theStartIsCommunicatedOnce() {
        GrantFile file = started();

        assertRefused(() -> file.communicateStart(null, START.plusSeconds(1), switches), "START_ALREADY_COMMUNICATED");
    }

    @Test
    void everyReasonAgainstAStartIsStated() {
        assertThat(file(true).checkStart(null, START, switches).grounds())
                .extracting(Reason::code)
                .containsExactly("NOT_PUBLISHED", "BLOCK_START_NO_DEED");
    }

    @Test
    void theLastAccountCountsAndTheFormerOnesAreKept() {
        GrantFile file = started();
        Iban first = new Iban("IT60 X054 2811 1010 0000 0123 456");
        Iban second = new Iban("IT89W0760103200001234567890");
        LocalDate opened = LocalDate.of(2020, 5, 4);

        file.communicateAccount(first, AccountType.BANK, List.of(DELEGATE), opened, START);
        file.communicateAccount(second, AccountType.POSTAL, List.of(DELEGATE), opened, START.plusSeconds(60));

        assertThat(file.account().orElseThrow().iban()).isEqualTo(second);
        assertThat(file.accounts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IT61X0542811101000000123456",
                "IT60X054281110100000012345",
                "IT60",
                "XX",
                "IT60X05428111010-0123456"
            })
    void anAccountNumberWithWrongControlDigitsOrShapeIsRefused(String iban) {
        assertThatThrownBy(() -> new Iban(iban)).isInstanceOf(Refusal.class);
    }

    @Test
    void theOptionMayChangeUntilTheAdvanceIsPaid() {
        GrantFile file = started();

        file.choosePaymentOption(PaymentOption.SINGLE_AT_END);
        file.choosePaymentOption(PaymentOption.ADVANCE_AND_BALANCE);
        file.advanceWasPaid();

        assertRefused(() -> file.choosePaymentOption(PaymentOption.SINGLE_AT_END), "ADVANCE_ALREADY_PAID");
    }

    @Test
    void actionBMayBeConcededLaterButNotAfterTheEndOfTheActivity() {
        GrantFile file = started();
        LocalDate furtherAct = file.adoptedOn().plusDays(40);
        assertThat(file.lastAid().grantedOn()).isEqualTo(file.adoptedOn());
        file.concedeActionB(Euro.of("2500.00"), "G00002", furtherAct);

        assertThat(file.grantTotal()).isEqualTo(Euro.of("7500.00"));
        assertThat(file.lastAid()).as("PSW-23-03").isEqualTo(new LastAid(furtherAct, "G00002"));

        GrantFile ended = started();
        ended.endActivity(LocalDate.of(2020, 10, 1), Instant.parse("2020-10-02T08:00:00Z"));
        assertRefused(() -> ended.concedeActionB(Euro.of("2500.00"), "G00002", furtherAct), "ACTIVITY_ENDED");
    }

    @Test
    void theActivityEndsAfterItsStartAndNotInTheFuture() {
        GrantFile file = started();
        Instant at = Instant.parse("2020-05-05T08:00:00Z");

        assertRefused(() -> file.endActivity(LocalDate.of(2020, 5, 3), at), "END_BEFORE_START");
        assertRefused(() -> file.endActivity(LocalDate.of(2020, 5, 6), at), "END_IN_FUTURE");
    }

    @Test
    void theTermClosesTheActivityOnlyWhereNoEndWasCommunicated() {
        GrantFile declared = started();
        LocalDate end = LocalDate.of(2020, 10, 1);
        declared.endActivity(end, Instant.parse("2020-10-02T08:00:00Z"));
        declared.endByTerm(LocalDate.of(2021, 2, 4));
        GrantFile silent = started();
        silent.endByTerm(LocalDate.of(2021, 2, 4));

        assertThat(declared.activityEnd()).contains(end);
        assertThat(declared.endedByTerm()).isFalse();
        assertThat(silent.activityEnd()).contains(LocalDate.of(2021, 2, 4));
        assertThat(silent.endedByTerm()).isTrue();
    }

    @Test
    void aVariationIsDecidedOnceAndMovesATermOnlyWithAnAct() {
        GrantFile file = started();
        LocalDate newEnd = LocalDate.of(2021, 3, 4);
        Variation variation = file.requestVariation("Malattia", "Nuovo calendario", List.of(), newEnd, START);

        assertRefused(() -> variation.authorise(newEnd, null, "Motivata", "rossi", START), "INVALID_FIELD");
        variation.authorise(newEnd, "G00003", "Motivata", "rossi", START);

        assertThat(variation.newEnd()).isEqualTo(newEnd);
        assertThat(file.pendingVariation()).isEmpty();
        assertRefused(() -> variation.refuse(null, "Ripensamento", "rossi", START), "VARIATION_DECIDED");
    }

    @Test
    void anExtensionIsAskedOnTheLastDayOfTheReportAtTheLatest() {
        GrantFile file = started();
        LocalDate due = LocalDate.of(2021, 4, 16);
        LocalDate asked = LocalDate.of(2021, 5, 17);
        Instant lastInstant = Instant.parse("2021-04-16T21:59:59Z");

        assertThat(file.requestExtension("Documenti bancari in ritardo", asked, due, lastInstant)
                        .newDate())
                .isNull();
        assertRefused(
                () -> file.requestExtension("Tardi", asked, due, lastInstant.plusSeconds(1)), "EXTENSION_TOO_LATE");
    }

    private GrantFile started() {
        GrantFile file = published();
        file.communicateStart(null, START, switches);
        return file;
    }

    private static GrantFile published() {
        GrantFile file = file(false);
        file.published(BUR);
        return file;
    }

    private static GrantFile file(boolean atiToFormalise) {
        return new GrantFile(new Concession(
                new ReferenceCode("PSW20-0001"),
                "psw-2020/1",
                Euro.of("5000.00"),
                Euro.ZERO,
                "G00001",
                LocalDate.of(2020, 4, 7),
                LocalDate.of(2020, 5, 1),
                LocalDate.of(2020, 11, 1),
                atiToFormalise,
                PaymentOption.ADVANCE_AND_BALANCE));
    }

    private static void assertRefused(ThrowingCallable act, String code) {
        assertThatThrownBy(act).asInstanceOf(type(Refusal.class)).satisfies(refusal -> assertThat(refusal.reasons())
                .extracting(Reason::code)
                .contains(code));
    }
}
