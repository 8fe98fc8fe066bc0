package it.sportello.funding;

import it.sportello.funding.Allocation.Switches;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random calls, and who is funded when everybody is decided in the order of the notice. */
final class LegalOrder {

    private LegalOrder() {}

    /** @param a table amount of A in euro; @param b of B, zero when not requested; @param out leaves before it is committed */
    record Sent(int number, int day, int minute, int a, int b, int score, int scoreA, boolean out) {

        ReferenceCode code() {
            return new ReferenceCode("PSW20-%03d".formatted(number));
        }

        Instant at() {
            return Proposals.OPENING.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
        }
    }

    /** What a case got: amounts of A and B in euro. */
    record Got(Euro a, Euro b) {

        Got and(Got other) {
            return new Got(a.plus(other.a), b.plus(other.b));
        }
    }

    /** PSW-08-08, 09 and 10 read aloud: one case after the other, everybody decided. */
    static Map<ReferenceCode, Got> inLegalOrder(Switches switches, int endowmentA, int endowmentB, List<Sent> sent) {
        Comparator<Sent> order = switches.orderingMode() == OrderingMode.STRICT_TIMESTAMP
                ? Comparator.comparing(Sent::at).thenComparing(Sent::number)
                : Comparator.comparingInt(Sent::day)
                        .thenComparing(Comparator.comparingInt(Sent::score).reversed())
                        .thenComparing(Comparator.comparingInt(Sent::scoreA).reversed())
                        .thenComparing(Sent::at)
                        .thenComparing(Sent::number);
        Map<ReferenceCode, Got> funded = new TreeMap<>();
        int leftA = endowmentA;
        int leftB = endowmentB;
        boolean bClosed = false;
        for (Sent s : sent.stream().filter(s -> !s.out()).sorted(order).toList()) {
            boolean coveredB = s.b() == 0 || (!bClosed && leftB >= s.b());
            if (leftA < s.a()) {
                break;
            }
            if (!coveredB) {
                bClosed = true;
            }
            if (!coveredB && !switches.aOnlyWhenBExhausted()) {
                leftA -= s.a();
                continue;
            }
            leftA -= s.a();
            leftB -= coveredB ? s.b() : 0;
            funded.put(s.code(), new Got(euro(s.a()), euro(coveredB ? s.b() : 0)));
        }
        return funded;
    }

    /** Each case gets what it gets, A and B, by one act. */
    static Map<ReferenceCode, List<Got>> inOneActEach(Map<ReferenceCode, Got> funded) {
        Map<ReferenceCode, List<Got>> acts = new TreeMap<>();
        funded.forEach((code, got) -> acts.put(code, List.of(got)));
        return acts;
    }

    static Arbitrary<List<Sent>> calls() {
        Arbitrary<Sent> one = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(1000, 3000, 5000, 7000),
                        Arbitraries.of(0, 500, 2500, 3500),
                        Arbitraries.integers().between(70, 74),
                        Arbitraries.integers().between(20, 22),
                        Arbitraries.integers().between(0, 2))
                .as((day, minute, a, b, score, scoreA, luck) ->
                        new Sent(0, day, minute, a, b, score, scoreA, luck == 0));
        return one.list().ofMinSize(1).ofMaxSize(14).map(list -> {
            List<Sent> numbered = new ArrayList<>();
            for (Sent s : list) {
                numbered.add(
                        new Sent(numbered.size(), s.day(), s.minute(), s.a(), s.b(), s.score(), s.scoreA(), s.out()));
            }
            return numbered;
        });
    }

    /** Of B there is often less than is asked. */
    static Arbitrary<Integer> amountsOfB() {
        return Arbitraries.integers().between(0, 20).map(n -> n * 500);
    }

    static Arbitrary<Integer> amounts() {
        return Arbitraries.integers().between(0, 80).map(n -> n * 500);
    }

    static Euro euro(int amount) {
        return Euro.of(BigDecimal.valueOf(amount));
    }
}
