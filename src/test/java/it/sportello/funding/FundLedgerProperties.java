package it.sportello.funding;

import static it.sportello.funding.LegalOrder.euro;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.LegalOrder.Got;
import it.sportello.funding.LegalOrder.Sent;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
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

    @Property(tries = 60)
    void theFundedSetIsThatOfTheLegalOrderWhateverCrashesBetweenTheSteps(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amounts") int endowmentB,
            @ForAll Random chance) {
        TestLedger ledger = new TestLedger(
                DATABASE, euro(endowmentA).toString(), euro(endowmentB).toString());
        Office office = new Office(ledger, sent, chance);

        office.workInAnyOrder();

        assertThat(office.committed())
                .isEqualTo(
                        LegalOrder.inLegalOrder(Allocation.Switches.of(ledger.notice), endowmentA, endowmentB, sent));
    }

    /** Officers, runs and confirmations in any order; each step may die before its commit, or after it unacknowledged. */
    private static final class Office {

        private static final class Crash extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final TestLedger desk;
        private final List<Sent> undecided;
        private final List<Sent> all;
        private final Random chance;

        Office(TestLedger desk, List<Sent> sent, Random chance) {
            this.desk = desk;
            this.all = sent;
            this.undecided = new ArrayList<>(sent);
            this.chance = chance;
            sent.forEach(
                    s -> desk.step(() -> desk.ledger.register(desk.call, code(s), euro(s.a()), euro(s.b()), s.at())));
        }

        void workInAnyOrder() {
            while (!undecided.isEmpty()) {
                Sent next = undecided.get(chance.nextInt(undecided.size()));
                switch (chance.nextInt(4)) {
                    case 0 -> mayDie(() -> desk.runs.run(desk.call, Proposals.LATER));
                    case 1 -> proposed().stream().findAny().ifPresent(code -> mayDie(() -> confirm(code)));
                    default -> {
                        if (mayDie(() -> decide(next))) {
                            undecided.remove(next);
                        }
                    }
                }
            }
            do {
                desk.run();
                proposed().forEach(code -> desk.step(() -> confirm(code)));
            } while (desk.step(() -> desk.runs.due(Proposals.LATER)).contains(desk.call));
        }

        private void decide(Sent s) {
            if (s.out()) {
                desk.ledger.leave(code(s), "Esclusa", "G00001");
            } else {
                desk.ledger.decide(code(s), BigDecimal.valueOf(s.score()), BigDecimal.valueOf(s.scoreA()));
            }
        }

        private void confirm(ReferenceCode code) {
            desk.ledger.confirm(code, "IMP-" + code, "ufficio");
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

        private List<ReferenceCode> proposed() {
            return desk.step(() -> desk.reader.queue(desk.call)).stream()
                    .filter(p -> p.state().equals("PROPOSED"))
                    .map(QueuePosition::code)
                    .toList();
        }

        Map<ReferenceCode, Got> committed() {
            Map<ReferenceCode, Got> committed = new TreeMap<>();
            all.forEach(s -> {
                FundLedger.Commitment held = desk.step(() -> desk.ledger.held(code(s)));
                if (held.amountA().isPositive()) {
                    committed.put(s.code(), new Got(held.amountA(), held.amountB()));
                }
            });
            return committed;
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
}
