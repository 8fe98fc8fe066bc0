package it.sportello.funding;

import static it.sportello.funding.LegalOrder.euro;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.LegalOrder.Got;
import it.sportello.funding.LegalOrder.Sent;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger on its database: whatever is done in whatever order, and whatever dies in between. */
@Rule({"PSW-13-14", "PSW-08-02"})
class FundLedgerProperties {

    private static final DataSource DATABASE = TestDatabase.withDomainOnly("ledger_properties");

    @Property(tries = 40)
    void theFundedSetIsThatOfTheLegalOrderWhateverCrashesBetweenTheSteps(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amountsOfB") int endowmentB,
            @ForAll Random chance) {
        TestLedger ledger = new TestLedger(
                DATABASE, euro(endowmentA).toString(), euro(endowmentB).toString());
        Office office = new Office(ledger, sent, chance);

        new AnyOrder(office, sent, chance).work();

        assertThat(office.acts())
                .isEqualTo(LegalOrder.inOneActEach(
                        LegalOrder.inLegalOrder(Allocation.Switches.of(ledger.notice), endowmentA, endowmentB, sent)));
        assertThat(ledger.step(() -> ledger.runs.due(Proposals.LATER))).doesNotContain(ledger.call);
    }

    /** Each step may die before its commit, or after it unacknowledged, and is then asked for again. */
    private static final class Office implements AnyOrder.Desk {

        private static final class Crash extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final TestLedger desk;
        private final List<Sent> all;
        private final Random chance;
        private int commitments;

        Office(TestLedger desk, List<Sent> sent, Random chance) {
            this.desk = desk;
            this.all = sent;
            this.chance = chance;
        }

        @Override
        public boolean open(Sent s) {
            desk.step(() -> desk.ledger.register(desk.call, code(s), euro(s.a()), euro(s.b()), s.at()));
            return true;
        }

        @Override
        public boolean decide(Sent s) {
            return mayDie(
                    () -> desk.ledger.decide(code(s), BigDecimal.valueOf(s.score()), BigDecimal.valueOf(s.scoreA())));
        }

        @Override
        public boolean leave(Sent s) {
            return mayDie(() -> desk.ledger.leave(code(s), "Esclusa", "G00001"));
        }

        @Override
        public boolean run(Instant settledUntil) {
            return mayDie(() -> desk.runs.run(desk.call, settledUntil));
        }

        @Override
        public boolean confirm(Sent s) {
            String commitment = "IMP-" + ++commitments;
            return mayDie(() -> desk.ledger.confirm(code(s), commitment, "ufficio"));
        }

        @Override
        public List<Sent> proposed() {
            List<String> proposed = desk.jdbc
                    .sql("select case_code from ledger_entry where call = ? and state = 'PROPOSED'")
                    .param(desk.call)
                    .query(String.class)
                    .list();
            return all.stream().filter(s -> proposed.contains(code(s).value())).toList();
        }

        /** @return true when the step was committed, once or, its acknowledgement being lost, asked for again */
        private boolean mayDie(Runnable step) {
            int fate = chance.nextInt(5);
            try {
                desk.step(() -> {
                    step.run();
                    if (fate == 0) {
                        throw new Crash();
                    }
                });
            } catch (Crash died) {
                return false;
            }
            if (fate == 1) {
                try {
                    desk.step(step);
                } catch (Refusal done) {
                    return true;
                }
            }
            return true;
        }

        /** What each case got, act by act. */
        Map<ReferenceCode, List<Got>> acts() {
            Map<ReferenceCode, Map<String, Got>> acts = new TreeMap<>();
            desk.step(() -> desk.reader.movements(desk.call)).stream()
                    .filter(m -> m.kind() == Movement.Kind.COMMITTED)
                    .forEach(m -> acts.computeIfAbsent(m.code(), code -> new TreeMap<>())
                            .merge(m.act(), got(m), Got::and));
            Map<ReferenceCode, List<Got>> ofCases = new TreeMap<>();
            all.stream()
                    .filter(s -> acts.containsKey(code(s)))
                    .forEach(s ->
                            ofCases.put(s.code(), List.copyOf(acts.get(code(s)).values())));
            return ofCases;
        }

        private static Got got(Movement m) {
            return m.envelope() == Envelope.A ? new Got(m.amount(), Euro.ZERO) : new Got(Euro.ZERO, m.amount());
        }

        private ReferenceCode code(Sent s) {
            return desk.code("%03d".formatted(s.number()));
        }
    }

    @Provide
    Arbitrary<List<Sent>> calls() {
        return LegalOrder.calls();
    }

    @Provide
    Arbitrary<Integer> amounts() {
        return LegalOrder.amounts();
    }

    @Provide
    Arbitrary<Integer> amountsOfB() {
        return LegalOrder.amountsOfB();
    }
}
