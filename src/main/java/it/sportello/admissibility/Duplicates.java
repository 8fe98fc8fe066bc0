package it.sportello.admissibility;

import it.sportello.notice.Notice;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One proposal for each enterprise, three for each accredited body: above the maximum, all proposals of the set fall.
 * Counted over the whole call by tax code. Pure: to be asked at each transmission and again before the approval.
 */
@Rule({"PSW-12-09", "PSW-12-10", "PSW-12-11", "PSW-12-12"})
public final class Duplicates {

    private final Notice notice;

    public Duplicates(Notice notice) {
        this.notice = notice;
    }

    /**
     * A proposal as the count sees it.
     *
     * @param applicant tax code of the enterprise
     * @param partners tax codes of the accredited bodies
     */
    public record Presented(ReferenceCode code, String applicant, Set<String> partners, Standing standing) {
        public Presented {
            applicant = party(applicant);
            partners = partners.stream().map(Presented::party).collect(Collectors.toUnmodifiableSet());
        }

        private static String party(String taxCode) {
            return taxCode.strip().toUpperCase(Locale.ROOT);
        }
    }

    /** How far a proposal is: it decides whether it counts and what happens to it. */
    @Rule("PSW-12-12")
    public enum Standing {
        /** Does not count. */
        DRAFT,
        /** Does not count: without transmission nothing was presented. */
        FORM_SENT,
        /** Withdrawn before the formal check ended: does not count. */
        WITHDRAWN_EARLY,
        /** Transmitted and not yet approved: counts, and falls. */
        TRANSMITTED,
        /** Approved by an act in force: counts, and is reviewed. */
        APPROVED,
        /** Ended without a grant in force (excluded, not approved, withdrawn later): counts, and nothing is left to decide. */
        ENDED;

        boolean counts() {
            return this == TRANSMITTED || this == APPROVED || this == ENDED;
        }
    }

    /** What is proposed to the officer for one proposal (PSW-00-11). */
    public enum Effect {
        OK,
        EXCLUDED,
        UNDER_REVIEW
    }

    /**
     * @param grounds every ground, none when the effect is OK and the proposal is within the maxima
     * @param involved the other proposals of the sets it belongs to, by code
     */
    public record Verdict(ReferenceCode code, Effect effect, List<Reason> grounds, Set<ReferenceCode> involved) {
        public Verdict {
            grounds = List.copyOf(grounds);
        }

        @Rule("PSW-00-10")
        public Explanation explanation() {
            Explanation.Builder why = Explanation.of("duplicates", "PSW-12-09", "PSW-12-10", "PSW-12-11", "PSW-12-12")
                    .input("proposal", code)
                    .input("involved", list(involved));
            grounds.forEach(ground -> why.step(ground.text()));
            return why.result(effect);
        }
    }

    /**
     * What the verdict on one proposal reads, to be stored beside its explanation.
     *
     * @param proposals those that share a party with it, itself included
     */
    public record Facts(ReferenceCode code, List<Presented> proposals) {
        public Facts {
            proposals = List.copyOf(proposals);
        }
    }

    /** The verdict on the proposal of these facts. */
    public Verdict check(Facts facts) {
        return check(facts.proposals()).stream()
                .filter(verdict -> verdict.code().equals(facts.code()))
                .findFirst()
                .orElseThrow();
    }

    /** One verdict for each proposal that counts, in the order given. */
    public List<Verdict> check(Collection<Presented> proposals) {
        List<Presented> counted =
                proposals.stream().filter(p -> p.standing().counts()).toList();
        Map<String, Set<ReferenceCode>> byApplicant = group(counted, p -> Stream.of(p.applicant()));
        Map<String, Set<ReferenceCode>> byPartner = group(counted, p -> p.partners().stream());
        return counted.stream().map(p -> verdict(p, byApplicant, byPartner)).toList();
    }

    private Verdict verdict(
            Presented proposal,
            Map<String, Set<ReferenceCode>> byApplicant,
            Map<String, Set<ReferenceCode>> byPartner) {
        List<Reason> grounds = new ArrayList<>();
        Set<ReferenceCode> involved = new TreeSet<>();
        int ofEnterprise = notice.call().enterpriseMaxProposals();
        Set<ReferenceCode> own = byApplicant.getOrDefault(proposal.applicant(), Set.of());
        if (own.size() > ofEnterprise) {
            involved.addAll(own);
            grounds.add(ExclusionCode.EXC_DUPLICATE_APPLICANT.because(
                    "L'impresa " + proposal.applicant() + " ha presentato " + own.size() + " proposte, al massimo "
                            + ofEnterprise + ": " + list(own) + "."));
        }
        int ofPartner = notice.call().partnerMaxProposals();
        for (String partner : new TreeSet<>(proposal.partners())) {
            Set<ReferenceCode> shared = byPartner.getOrDefault(partner, Set.of());
            if (shared.size() > ofPartner) {
                involved.addAll(shared);
                grounds.add(ExclusionCode.EXC_PARTNER_OVER_LIMIT.because("L'organismo " + partner
                        + " è partner di " + shared.size() + " proposte, al massimo " + ofPartner + ": " + list(shared)
                        + "."));
            }
        }
        involved.remove(proposal.code());
        return new Verdict(proposal.code(), effect(proposal.standing(), grounds), grounds, involved);
    }

    private static Effect effect(Standing standing, List<Reason> grounds) {
        if (grounds.isEmpty() || standing == Standing.ENDED) {
            return Effect.OK;
        }
        return standing == Standing.APPROVED ? Effect.UNDER_REVIEW : Effect.EXCLUDED;
    }

    private static Map<String, Set<ReferenceCode>> group(
            List<Presented> proposals, Function<Presented, Stream<String>> parties) {
        return proposals.stream()
                .flatMap(p -> parties.apply(p).map(party -> Map.entry(party, p.code())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
    }

    private static String list(Set<ReferenceCode> codes) {
        return codes.stream().map(ReferenceCode::value).collect(Collectors.joining(", "));
    }
}
