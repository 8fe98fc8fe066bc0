package it.sportello.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.funding.Verdict.Kind;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of group BU. */
@Rule({"PSW-08-02", "PSW-08-06", "PSW-08-08", "PSW-08-09", "PSW-08-10", "PSW-13-14"})
class AllocationCasesTest {

    record Case(
            String id,
            List<String> rules,
            Euro remA,
            Euro remB,
            boolean overtaking,
            int count,
            Euro grantA,
            Euro grantB,
            List<Euro> undecidedAhead,
            List<List<String>> proposals,
            Map<String, Kind> results,
            Integer committed,
            Integer withB,
            Integer awaiting,
            Euro remainingA,
            Euro remainingB,
            String note) {}

    @TestFactory
    Stream<DynamicTest> theEnvelopesAreCommittedInOrder() throws IOException {
        List<Case> cases = new ObjectMapper(new YAMLFactory())
                .readValue(getClass().getResourceAsStream("/cases/BU.yaml"), new TypeReference<>() {});
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.id() + ": " + c.note(), () -> check(c)));
    }

    private static void check(Case c) {
        PaperLedger ledger =
                new PaperLedger(c.overtaking() ? Proposals.OVERTAKING : Proposals.DEFAULTS, c.remA(), c.remB());
        proposals(c).forEach(ledger::enter);

        Map<String, Kind> verdicts = ledger.confirmUntilNothingIsProposed();

        assertThat(ledger.freeA()).isEqualTo(c.remainingA());
        assertThat(ledger.freeB()).isEqualTo(c.remainingB());
        if (c.results() != null) {
            assertThat(verdicts).isEqualTo(c.results());
        } else {
            assertThat(ledger.acts()).hasSize(c.committed());
            assertThat(ledger.acts().values())
                    .filteredOn(acts -> acts.get(0).b().isPositive())
                    .hasSize(c.withB());
            assertThat(verdicts.values().stream().filter(kind -> !kind.isProposal()))
                    .hasSize(c.awaiting())
                    .allMatch(kind -> kind == Kind.AWAITING_FUNDS);
        }
    }

    private static List<Proposal> proposals(Case c) {
        List<Proposal> proposals = new ArrayList<>();
        for (Euro grantA : c.undecidedAhead() == null ? List.<Euro>of() : c.undecidedAhead()) {
            proposals.add(Proposals.undecided("U" + proposals.size(), proposals.size(), grantA.toString(), "0.00"));
        }
        if (c.proposals() != null) {
            for (List<String> p : c.proposals()) {
                proposals.add(Proposals.waiting(p.get(0), proposals.size(), p.get(1), p.get(2)));
            }
        }
        for (int i = 0; i < c.count(); i++) {
            proposals.add(Proposals.waiting(
                    "P" + i, i, c.grantA().toString(), c.grantB().toString()));
        }
        return proposals;
    }
}
