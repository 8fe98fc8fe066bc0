package it.sportello.funding;

import static it.sportello.funding.Proposals.DEFAULTS;
import static it.sportello.funding.Proposals.LATER;
import static it.sportello.funding.Proposals.OPENING;
import static it.sportello.funding.Proposals.OVERTAKING;
import static it.sportello.funding.Proposals.STRICT;
import static it.sportello.funding.Proposals.as;
import static it.sportello.funding.Proposals.eur;
import static it.sportello.funding.Proposals.undecided;
import static it.sportello.funding.Proposals.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.Proposal.Standing;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a proposal is funded or waits, in the sentence that officers and applicants read. */
@Rule({"PSW-00-10", "PSW-08-09", "PSW-08-10", "PSW-13-14"})
class VerdictSentencesTest {

    private static final Switches PARTIAL = new Switches(OrderingMode.DAY_THEN_SCORE, true, false, true);
    private static final Switches WHOLE = new Switches(OrderingMode.DAY_THEN_SCORE, false, false, false);

    @Test
    void whoIsFundedReadsWhichActionsAreCovered() {
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "20000.00",
                        waiting("P1", 0, "5000.00", "0.00"),
                        waiting("P2", 1, "5000.00", "2500.00")))
                .containsExactly(
                        "È il suo turno: l'Azione B non è richiesta e nessuna proposta che la precede è in attesa"
                                + " (PSW-08-08, PSW-13-14).",
                        "È il suo turno: entrambe le Azioni sono coperte, anche accantonando i contributi di chi la"
                                + " precede o può precederla (in attesa di conferma PSW20-P1) (PSW-08-08, PSW-13-14).");
    }

    @Test
    void whoIsAheadIsNamedByWhatItIsDoing() {
        Proposal examined = undecided("U", 0, "1000.00", "0.00");
        Proposal queued = waiting("Q", 1, "1000.00", "0.00");

        Named one = Named.NOBODY.and(examined);
        Named other = Named.NOBODY.and(queued);
        Named last = Named.NOBODY.and(waiting("T", 2, "1000.00", "0.00"));

        assertThat(new Ahead(one, Named.NOBODY, Named.NOBODY, Named.NOBODY).names())
                .isEqualTo("in istruttoria PSW20-U");
        assertThat(new Ahead(Named.NOBODY, other, Named.NOBODY, Named.NOBODY).names())
                .isEqualTo("in attesa PSW20-Q");
        assertThat(new Ahead(one, other, last, Named.NOBODY).names())
                .isEqualTo("in istruttoria PSW20-U; in attesa PSW20-Q; in attesa di conferma PSW20-T");
    }

    @Test
    void whoIsFundedBehindOthersReadsWhoseMoneyWasSetAside() {
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "1000.00",
                        undecided("U", 0, "1000.00", "1000.00"),
                        waiting("Q", 1, "1000.00", "2000.00"),
                        waiting("R", 2, "1000.00", "0.00")))
                .last()
                .isEqualTo(
                        "È il suo turno: l'Azione B non è richiesta, anche accantonando i contributi di chi la"
                                + " precede o può precederla (in istruttoria PSW20-U; in attesa PSW20-Q) (PSW-08-08, PSW-13-14).");
    }

    @Test
    void whoIsExaminedReadsWhoPrecedesItAndWhoMay() {
        Proposal examined = undecided("U2", 2, "1.00", "0.00");
        List<Proposal> books = List.of(
                undecided("U1", 0, "1.00", "0.00"),
                waiting("Q", 1, "1.00", "0.00"),
                examined,
                undecided("U3", 3, "1.00", "0.00"),
                as(Standing.PROPOSED, waiting("T", 4, "1.00", "0.00")),
                undecided("U4", 5, "1.00", "0.00"),
                undecided("U5", 6, "1.00", "0.00"),
                undecided("V", 100_000, "1.00", "0.00"));

        assertThat(examined(DEFAULTS, books, examined))
                .isEqualTo("In istruttoria; la precedono o possono precederla (in istruttoria PSW20-U1, PSW20-U3,"
                        + " PSW20-U4 e 1 altra; in attesa PSW20-Q; in attesa di conferma PSW20-T) e il suo contributo è"
                        + " accantonato rispetto a chi la segue (PSW-13-14).");
        assertThat(examined(STRICT, books, examined))
                .isEqualTo("In istruttoria; la precedono o possono precederla (in istruttoria PSW20-U1; in attesa"
                        + " PSW20-Q) e il suo contributo è accantonato rispetto a chi la segue (PSW-13-14).");
        assertThat(examined(DEFAULTS, List.of(examined), examined))
                .isEqualTo(
                        "In istruttoria; nessuna proposta la precede e il suo contributo è accantonato rispetto a chi"
                                + " la segue (PSW-13-14).");
    }

    private static String examined(Switches mode, List<Proposal> books, Proposal examined) {
        return new ExaminedQueue(mode, books).why(examined);
    }

    @Test
    void ofManyAheadTheFirstThreeAreNamedAndTheOthersCounted() {
        List<Proposal> four = List.of(
                undecided("U1", 1, "1.00", "0.00"),
                undecided("U2", 2, "1.00", "0.00"),
                undecided("U3", 3, "1.00", "0.00"),
                undecided("U4", 4, "1.00", "0.00"));
        Proposal decided = waiting("P", 5, "100.00", "0.00");

        assertThat(sentence(STRICT, "0.00", four.get(0), four.get(1), four.get(2), decided))
                .contains("(in istruttoria PSW20-U1, PSW20-U2, PSW20-U3), per");
        assertThat(sentence(STRICT, "0.00", four.get(0), four.get(1), four.get(2), four.get(3), decided))
                .contains("(in istruttoria PSW20-U1, PSW20-U2, PSW20-U3 e 1 altra), per");
        assertThat(sentence(
                        STRICT,
                        "0.00",
                        undecided("U0", 0, "1.00", "0.00"),
                        four.get(0),
                        four.get(1),
                        four.get(2),
                        four.get(3),
                        decided))
                .contains("(in istruttoria PSW20-U0, PSW20-U1, PSW20-U2 e 2 altre), per");
    }

    @Test
    void whoWaitsForEarlierDecisionsReadsWhoIsAheadAndWhatWouldBeLeft() {
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "0.00",
                        undecided("U", 0, "10000.00", "0.00"),
                        waiting("Q", 1, "15000.00", "0.00"),
                        waiting("R", 2, "10000.00", "0.00")))
                .containsExactly(
                        "Accantonati i contributi di chi precede o può precedere (in istruttoria PSW20-U), per l'Azione"
                                + " A restano € 10.000,00 a fronte di € 15.000,00 (PSW-13-14).",
                        "Accantonati i contributi di chi precede o può precedere (in istruttoria PSW20-U; in attesa"
                                + " PSW20-Q), per l'Azione A non resta nulla a fronte di € 10.000,00 (PSW-13-14).");
    }

    @Test
    void whoWaitsForTheDayToEndReadsWhichDay() {
        Instant noon = Instant.parse("2020-03-12T11:00:00Z");
        List<Proposal> books = List.of(waiting("P", 0, "5000.00", "0.00"));

        assertThat(new Allocation(DEFAULTS)
                        .run(eur("50000.00"), eur("0.00"), books, noon)
                        .verdicts())
                .extracting(Verdict::sentence)
                .containsExactly("Nulla è impegnato prima della fine del giorno di presentazione (12/03/2020), in cui"
                        + " possono ancora giungere proposte che la precedono (PSW-13-14).");
        assertThat(new Allocation(DEFAULTS)
                        .run(
                                eur("50000.00"),
                                eur("0.00"),
                                List.of(
                                        undecided("U", 0, "1.00", "0.00"),
                                        waiting("Q", 1, "1.00", "0.00"),
                                        waiting("P", 2, "1.00", "0.00")),
                                noon)
                        .verdicts())
                .extracting(Verdict::sentence)
                .last()
                .isEqualTo("Nulla è impegnato prima della fine del giorno di presentazione (12/03/2020), in cui possono"
                        + " ancora giungere proposte che la precedono; la precedono o possono precederla (in istruttoria"
                        + " PSW20-U; in attesa PSW20-Q) (PSW-13-14).");
        assertThat(new Allocation(STRICT)
                        .run(eur("50000.00"), eur("0.00"), books, noon)
                        .verdicts())
                .extracting(Verdict::kind)
                .containsExactly(Verdict.Kind.COMMIT_A);
        assertThat(new Allocation(STRICT)
                        .run(eur("50000.00"), eur("0.00"), books, OPENING)
                        .verdicts())
                .extracting(Verdict::kind)
                .containsExactly(Verdict.Kind.AWAITING_EARLIER_DECISIONS);
    }

    @Test
    void whoWaitsForFundsReadsThatNobodyIsFundedInPartOrOvertaken() {
        assertThat(sentences(
                        DEFAULTS,
                        "10000.00",
                        "0.00",
                        waiting("P1", 0, "15000.00", "0.00"),
                        waiting("P2", 1, "5000.00", "0.00")))
                .containsExactly(
                        "Le risorse non bastano: per l'Azione A restano € 10.000,00 a fronte di € 15.000,00, senza"
                                + " finanziamento parziale né sorpassi (PSW-08-09).",
                        "Le risorse non bastano: la precedono in attesa PSW20-P1 e per l'Azione A non resta nulla a"
                                + " fronte di € 5.000,00, senza finanziamento parziale né sorpassi (PSW-08-09).");
        assertThat(sentences(OVERTAKING, "10000.00", "0.00", waiting("P1", 0, "15000.00", "0.00")))
                .containsExactly("Le risorse non bastano: per l'Azione A restano € 10.000,00 a fronte di € 15.000,00"
                        + " (PSW-08-09).");
        assertThat(sentences(WHOLE, "10000.00", "1000.00", waiting("P1", 0, "5000.00", "2500.00")))
                .containsExactly("Le risorse non bastano: per l'Azione B restano € 1.000,00 a fronte di € 2.500,00,"
                        + " senza finanziamento parziale né sorpassi (PSW-08-10).");
    }

    @Test
    void aPartialGrantIsOfferedToTheFirstUncoveredAloneAndOnlyWhenNobodyMayPrecedeIt() {
        assertThat(sentences(
                        PARTIAL,
                        "10000.00",
                        "0.00",
                        waiting("P1", 0, "15000.00", "0.00"),
                        waiting("P2", 1, "15000.00", "0.00")))
                .containsExactly(
                        "Restano € 10.000,00 dei € 15.000,00 chiesti per l'Azione A: si offre il contributo parziale,"
                                + " che il proponente accetta o rifiuta per iscritto (PSW-08-09).",
                        "Le risorse non bastano: la precedono in attesa PSW20-P1 e per l'Azione A non resta nulla a"
                                + " fronte di € 15.000,00, senza finanziamento parziale né sorpassi (PSW-08-09).");
        assertThat(kinds(
                        PARTIAL,
                        "10000.00",
                        "0.00",
                        undecided("U", 0, "1000.00", "0.00"),
                        waiting("P", 1, "15000.00", "0.00")))
                .containsExactly(Verdict.Kind.AWAITING_EARLIER_DECISIONS);
    }

    @Test
    void theOneWhoseOfferWasRefusedIsNotPassedOverByAnOfferToTheNext() {
        Switches both = new Switches(OrderingMode.DAY_THEN_SCORE, true, true, true);

        assertThat(kinds(
                        both,
                        "10000.00",
                        "0.00",
                        as(Standing.PARTIAL_REFUSED, waiting("P1", 0, "15000.00", "0.00")),
                        waiting("P2", 1, "15000.00", "0.00"),
                        waiting("P3", 2, "5000.00", "0.00")))
                .containsExactly(Verdict.Kind.AWAITING_FUNDS, Verdict.Kind.AWAITING_FUNDS, Verdict.Kind.COMMIT_A);
    }

    @Test
    void whoIsFundedWithoutBReadsWhyBHasToWait() {
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "1000.00",
                        waiting("P1", 0, "5000.00", "2500.00"),
                        waiting("P2", 1, "5000.00", "500.00")))
                .containsExactly(
                        "È il suo turno per l'Azione A; per l'Azione B restano € 1.000,00 a fronte di € 2.500,00"
                                + " (PSW-08-10).",
                        "Per l'Azione B la precedono in attesa di fondi PSW20-P1, senza sorpassi, e attendono conferma"
                                + " gli impegni di PSW20-P1: fino ad allora la proposta attende per intero (PSW-13-14).");
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "1000.00",
                        as(Standing.B_AWAITING, waiting("P1", 0, "5000.00", "2500.00")),
                        waiting("P2", 1, "5000.00", "500.00")))
                .last()
                .isEqualTo("È il suo turno per l'Azione A; per l'Azione B la precedono in attesa di fondi PSW20-P1,"
                        + " senza sorpassi (PSW-08-10).");
    }

    @Test
    void whoWaitsForAConfirmationReadsWhose() {
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "2500.00",
                        waiting("Q", 0, "5000.00", "2500.00"),
                        waiting("P", 1, "5000.00", "2500.00")))
                .last()
                .isEqualTo(
                        "Accantonati i contributi di chi precede o può precedere (in attesa di conferma PSW20-Q), per"
                                + " l'Azione B non resta nulla a fronte di € 2.500,00 (PSW-13-14).");
    }

    @Test
    void ofManyInTheQueueOfBTheFirstThreeAreNamed() {
        assertThat(sentences(
                        DEFAULTS,
                        "20000.00",
                        "0.00",
                        as(Standing.B_AWAITING, waiting("P1", 0, "1.00", "1.00")),
                        as(Standing.B_AWAITING, waiting("P2", 1, "1.00", "1.00")),
                        as(Standing.B_AWAITING, waiting("P3", 2, "1.00", "1.00")),
                        as(Standing.B_AWAITING, waiting("P4", 3, "1.00", "1.00")),
                        waiting("P5", 4, "1.00", "1.00")))
                .last()
                .isEqualTo("È il suo turno per l'Azione A; per l'Azione B la precedono in attesa di fondi PSW20-P1,"
                        + " PSW20-P2, PSW20-P3 e 1 altra, senza sorpassi (PSW-08-10).");
    }

    @Test
    @Rule("PSW-00-10")
    void aTurnKeptBeforeTheQueueOfBWasNamedIsStillExplained() {
        Turn kept = run(
                        DEFAULTS,
                        "20000.00",
                        "0.00",
                        as(Standing.B_AWAITING, waiting("P1", 0, "1.00", "1.00")),
                        waiting("P2", 1, "1.00", "1.00"))
                .verdicts()
                .get(1)
                .turn();

        assertThat(new Turn(
                                kept.switches(),
                                kept.proposal(),
                                kept.settledUntil(),
                                kept.remainingA(),
                                kept.remainingB(),
                                kept.setAsideA(),
                                kept.setAsideB(),
                                kept.bAskedAhead(),
                                kept.shortOfA(),
                                kept.queueOfB(),
                                kept.undecidedAhead(),
                                kept.undecidedNamed(),
                                kept.waitingAhead(),
                                kept.waitingNamed(),
                                false,
                                0,
                                null,
                                0,
                                null)
                        .verdict()
                        .sentence())
                .isEqualTo(
                        "È il suo turno per l'Azione A; per l'Azione B altre proposte che la precedono sono in attesa"
                                + " di fondi e non possono essere sorpassate (PSW-08-10).");
    }

    @Test
    void aBLeftBehindReadsWhetherItsTurnHasCome() {
        assertThat(sentences(
                        DEFAULTS,
                        "0.00",
                        "3000.00",
                        as(Standing.B_AWAITING, waiting("P1", 0, "5000.00", "2500.00")),
                        as(Standing.B_AWAITING, waiting("P2", 1, "5000.00", "2500.00")),
                        as(Standing.B_AWAITING, waiting("P3", 2, "5000.00", "100.00"))))
                .containsExactly(
                        "L'Azione A è già impegnata e l'Azione B è ora coperta: può essere concessa con una ulteriore"
                                + " determinazione (PSW-08-10).",
                        "L'Azione A è già impegnata; per l'Azione B restano € 500,00 a fronte di € 2.500,00"
                                + " (PSW-08-10).",
                        "L'Azione A è già impegnata; per l'Azione B la precedono in attesa di fondi PSW20-P2, senza"
                                + " sorpassi (PSW-08-10).");
    }

    @Test
    void aBWhoseActionAIsBeingConfirmedReadsThatItComesAfterwards() {
        assertThat(sentences(
                        DEFAULTS,
                        "0.00",
                        "3000.00",
                        as(Standing.B_FOLLOWS, waiting("P1", 0, "5000.00", "2500.00")),
                        as(Standing.B_FOLLOWS, waiting("P2", 1, "5000.00", "2500.00")),
                        as(Standing.B_FOLLOWS, waiting("P3", 2, "5000.00", "100.00"))))
                .containsExactly(
                        "L'impegno dell'Azione A attende conferma; dopo di esso l'Azione B, ora coperta, sarà proposta"
                                + " (PSW-08-10).",
                        "L'impegno dell'Azione A attende conferma; per l'Azione B restano € 500,00 a fronte di €"
                                + " 2.500,00 (PSW-08-10).",
                        "L'impegno dell'Azione A attende conferma; per l'Azione B la precedono in attesa di fondi"
                                + " PSW20-P2, senza sorpassi (PSW-08-10).");
    }

    @Test
    void theEnvelopesThatDoNotCoverTheFirstInOrderAreTold() {
        assertThat(exhausted(DEFAULTS, "10000.00", "0.00", waiting("P1", 0, "15000.00", "0.00")))
                .containsExactly(Envelope.A);
        assertThat(exhausted(PARTIAL, "10000.00", "0.00", waiting("P1", 0, "15000.00", "0.00")))
                .containsExactly(Envelope.A);
        assertThat(exhausted(DEFAULTS, "10000.00", "0.00", waiting("P1", 0, "5000.00", "2500.00")))
                .containsExactly(Envelope.B);
        assertThat(exhausted(DEFAULTS, "0.00", "0.00", as(Standing.B_AWAITING, waiting("P1", 0, "5000.00", "2500.00"))))
                .containsExactly(Envelope.B);
        assertThat(exhausted(DEFAULTS, "5000.00", "2500.00", waiting("P1", 0, "5000.00", "2500.00")))
                .isEmpty();
    }

    @Test
    @Rule("PSW-00-10")
    void theExplanationHasTheFiguresOfBothEnvelopesAndComesOutTheSameFromWhereTheWalkStood() {
        List<Verdict> verdicts = run(
                        DEFAULTS,
                        "20000.00",
                        "1000.00",
                        undecided("U1", 0, "1000.00", "1000.00"),
                        undecided("U2", 1, "1000.00", "0.00"),
                        undecided("U3", 2, "1000.00", "0.00"),
                        undecided("U4", 3, "1000.00", "0.00"),
                        waiting("Q1", 4, "1000.00", "2000.00"),
                        waiting("Q2", 5, "1000.00", "2000.00"),
                        waiting("Q3", 6, "1000.00", "2000.00"),
                        waiting("Q4", 7, "1000.00", "2000.00"),
                        waiting("R", 8, "1000.00", "0.00"),
                        waiting("S", 9, "20000.00", "0.00"))
                .verdicts();

        assertThat(verdicts).hasSize(6).allSatisfy(verdict -> assertThat(
                        verdict.turn().verdict().explanation())
                .isEqualTo(verdict.explanation()));
        Explanation why = verdicts.get(4).explanation();
        assertThat(why.steps().subList(0, 2))
                .containsExactly(
                        "Dotazione dell'Azione A: restano € 20.000,00, di cui accantonati a chi precede o può precedere"
                                + " € 8.000,00.",
                        "Dotazione dell'Azione B: restano € 1.000,00, di cui accantonati a chi precede o può precedere"
                                + " € 9.000,00.");
        assertThat(why.result()).isEqualTo("Impegno di A: Azione A € 1.000,00, Azione B € 0,00");
        assertThat(verdicts.get(5).explanation().result()).isEqualTo("In attesa delle istruttorie precedenti");
        assertThat(verdicts.get(5).turn().waitingNamed()).hasSize(3);
        assertThat(verdicts.get(5).turn().waitingAhead()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_FUNDS, true, true",
        "PARTIAL_OFFER, true, false",
        "COMMIT_A_B_AWAITING, false, true",
        "B_AWAITING_FUNDS, false, true",
        "COMMIT_A_AND_B, false, false",
        "COMMIT_A, false, false",
        "COMMIT_B, false, false",
        "AWAITING_EARLIER_DECISIONS, false, false"
    })
    void aVerdictTellsWhichEnvelopeIsLacking(Verdict.Kind kind, boolean a, boolean b) {
        assertThat(kind.lacks(Envelope.A)).isEqualTo(a);
        assertThat(kind.lacks(Envelope.B)).isEqualTo(b);
    }

    private static Allocation.Result run(Switches switches, String a, String b, Proposal... books) {
        return new Allocation(switches).run(eur(a), eur(b), List.of(books), LATER);
    }

    private static List<String> sentences(Switches switches, String a, String b, Proposal... books) {
        return run(switches, a, b, books).verdicts().stream()
                .map(Verdict::sentence)
                .toList();
    }

    private static String sentence(Switches switches, String a, Proposal... books) {
        return sentences(switches, a, "0.00", books).get(0);
    }

    private static List<Verdict.Kind> kinds(Switches switches, String a, String b, Proposal... books) {
        return run(switches, a, b, books).verdicts().stream().map(Verdict::kind).toList();
    }

    private static Iterable<Envelope> exhausted(Switches switches, String a, String b, Proposal... books) {
        return run(switches, a, b, books).exhausted();
    }
}
