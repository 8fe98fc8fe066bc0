package it.sportello.admissibility;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.admissibility.Duplicates.Effect;
import it.sportello.admissibility.Duplicates.Presented;
import it.sportello.admissibility.Duplicates.Standing;
import it.sportello.admissibility.Duplicates.Verdict;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Rule({"PSW-12-09", "PSW-12-10", "PSW-12-11", "PSW-12-12"})
class DuplicatesProperties {

    private final Duplicates duplicates = new Duplicates(FactsFixture.NOTICE);

    @Property
    void aSetIsSymmetric(@ForAll("calls") List<Presented> call) {
        Map<ReferenceCode, Verdict> verdicts = byCode(duplicates.check(call));

        verdicts.values().forEach(v -> v.involved()
                .forEach(other -> assertThat(verdicts.get(other).involved()).contains(v.code())));
    }

    @Property
    void theOrderInWhichProposalsAreReadDoesNotMatter(@ForAll("calls") List<Presented> call, @ForAll Random random) {
        List<Presented> shuffled = new ArrayList<>(call);
        Collections.shuffle(shuffled, random);

        assertThat(byCode(duplicates.check(shuffled))).isEqualTo(byCode(duplicates.check(call)));
    }

    @Property
    void noProposalThatCountsIsLeftAboveAMaximum(@ForAll("calls") List<Presented> call) {
        Map<ReferenceCode, Verdict> verdicts = byCode(duplicates.check(call));
        Map<String, Integer> own = new HashMap<>();
        Map<String, Integer> partnerships = new HashMap<>();
        call.stream()
                .filter(p -> verdicts.containsKey(p.code())
                        && verdicts.get(p.code()).grounds().isEmpty())
                .forEach(p -> {
                    own.merge(p.applicant(), 1, Integer::sum);
                    p.partners().forEach(partner -> partnerships.merge(partner, 1, Integer::sum));
                });

        assertThat(own.values()).allMatch(n -> n <= 1);
        assertThat(partnerships.values()).allMatch(n -> n <= 3);
    }

    @Property
    void onlyAnApprovedProposalIsReviewedAndOnlyAPendingOneFalls(@ForAll("calls") List<Presented> call) {
        Map<ReferenceCode, Standing> standing =
                call.stream().collect(Collectors.toMap(Presented::code, Presented::standing));

        duplicates.check(call).forEach(v -> {
            if (v.effect() == Effect.UNDER_REVIEW) {
                assertThat(standing.get(v.code())).isEqualTo(Standing.APPROVED);
            }
            if (v.effect() == Effect.EXCLUDED) {
                assertThat(standing.get(v.code())).isEqualTo(Standing.TRANSMITTED);
            }
            assertThat(standing.get(v.code())).isIn(Standing.TRANSMITTED, Standing.APPROVED, Standing.ENDED);
        });
    }

    private static Map<ReferenceCode, Verdict> byCode(List<Verdict> verdicts) {
        return verdicts.stream().collect(Collectors.toMap(Verdict::code, Function.identity()));
    }

    @Provide
    Arbitrary<List<Presented>> calls() {
        Arbitrary<Presented> anonymous = Combinators.combine(
                        Arbitraries.of("E1", "E2", "E3", "E4", "E5", "X"),
                        Arbitraries.of("X", "Y", "Z").set().ofMaxSize(2),
                        Arbitraries.of(Standing.class))
                .as((applicant, partners, standing) ->
                        new Presented(new ReferenceCode("CASE"), applicant, Set.copyOf(partners), standing));
        return anonymous.list().ofMaxSize(12).map(list -> {
            List<Presented> numbered = new ArrayList<>();
            for (Presented p : list) {
                numbered.add(new Presented(
                        new ReferenceCode("CASE-" + numbered.size()), p.applicant(), p.partners(), p.standing()));
            }
            return numbered;
        });
    }
}
