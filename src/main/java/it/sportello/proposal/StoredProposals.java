package it.sportello.proposal;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class StoredProposals implements Proposals {

    /** So many cases are asked for by one query. */
    private static final int TOGETHER = 1_000;

    private final ProposalStore store;
    private final Clock clock;

    StoredProposals(ProposalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Proposal require(ReferenceCode code) {
        Proposal held = HeldCases.ofThisTransaction().get(code);
        return held != null
                ? held
                : store.findByReferenceCode(code.value()).orElseThrow(() -> Refusal.notFound("pratica " + code));
    }

    @Override
    public List<Proposal> of(Collection<ReferenceCode> codes) {
        return inParts(codes.stream(), store::findByReferenceCodeIn).toList();
    }

    @Override
    public Map<ReferenceCode, String> ruleSets(Collection<ReferenceCode> codes) {
        return inParts(codes.stream(), store::ruleSets).collect(Collectors.toMap(RuleSetOf::code, RuleSetOf::ruleSet));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal lock(ReferenceCode code) {
        return HeldCases.ofThisTransaction().computeIfAbsent(code, held -> store.lockByReferenceCode(held.value())
                .orElseThrow(() -> Refusal.notFound("pratica " + code)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAll(Collection<ReferenceCode> codes) {
        Map<ReferenceCode, Proposal> held = HeldCases.ofThisTransaction();
        inParts(codes.stream().filter(code -> !held.containsKey(code)), store::lockByReferenceCodes)
                .forEach(proposal -> held.put(proposal.code(), proposal));
    }

    /** In the order of the codes, a query for each thousand: the whole queue of a click day may be asked for. */
    private static <T> Stream<T> inParts(Stream<ReferenceCode> codes, Function<Collection<String>, List<T>> query) {
        List<String> sorted =
                codes.map(ReferenceCode::value).distinct().sorted().toList();
        return IntStream.iterate(0, from -> from < sorted.size(), from -> from + TOGETHER)
                .mapToObj(from -> query.apply(sorted.subList(from, Math.min(from + TOGETHER, sorted.size()))))
                .flatMap(List::stream);
    }

    @Override
    @Transactional
    public Proposal change(ReferenceCode code, Consumer<Proposal> change) {
        Proposal proposal = lock(code);
        change.accept(proposal);
        return proposal;
    }

    @Override
    public ProposalForm form(ReferenceCode code) {
        return FormJson.read(require(code).formJson());
    }

    @Override
    public Mark by(String user) {
        return Mark.of(user, clock.instant());
    }

    @Override
    public List<Proposal> in(List<CaseState> states) {
        return store.findByStates(states);
    }

    @Override
    public List<Proposal> ofApplicant(String notice, String taxCode) {
        return store.findTransmitted(notice, taxCode);
    }

    @Override
    public List<Proposal> withPartners(String notice, Set<String> taxCodes) {
        return store.findWithPartners(notice, taxCodes);
    }

    @Override
    public List<Proposal> search(String text, List<CaseState> states, int most) {
        String pattern = "%"
                + text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_") + "%";
        List<CaseState> wanted = states.isEmpty() ? List.of(CaseState.values()) : states;
        return store.search(pattern, wanted, Limit.of(most));
    }

    @Override
    public List<CaseTransition> history(ReferenceCode code) {
        return store.history(code.value());
    }
}
