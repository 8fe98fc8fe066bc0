package it.sportello.web.deadline;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deadlines that are somebody's work: to come, or passed without an act. What expired in a case that is over only
 * tells what happened and stays in the file of the case.
 */
@Service
@Transactional(readOnly = true)
public class Agenda {

    /** How many are read at most: nobody reads more in a page or a calendar. */
    public static final int MOST = 5_000;

    private final Deadlines register;
    private final Proposals proposals;

    Agenda(Deadlines register, Proposals proposals) {
        this.register = register;
        this.proposals = proposals;
    }

    /**
     * A deadline with whose case it is.
     *
     * @param applicant empty for an act
     */
    public record Entry(Deadline deadline, String applicant) {

        public ReferenceCode code() {
            return deadline.code();
        }
    }

    /**
     * The first to expire first, the undated last.
     *
     * @param until latest due date, or null for all, the undated included
     */
    public List<Entry> of(Set<DeadlineKind> kinds, @Nullable LocalDate until) {
        return entries(register.unmet(kinds, until, MOST));
    }

    /** Those that have passed at an instant, the first to expire first. */
    public List<Entry> overdue(Instant at) {
        return entries(register.overdue(at).stream()
                .filter(deadline -> deadline.kind().asksForWork())
                .toList());
    }

    /** Those of some cases, the first to expire first, the undated last. */
    public List<Entry> ofCases(Set<ReferenceCode> codes) {
        return entries(codes.stream()
                .flatMap(code -> register.all(code).stream())
                .filter(Agenda::isUnmet)
                .sorted(Comparator.comparing(Deadline::firesAt).thenComparing(Deadline::code))
                .toList());
    }

    private static boolean isUnmet(Deadline deadline) {
        return deadline.kind().asksForWork()
                && deadline.metAt() == null
                && (deadline.state().isOpen() || deadline.state() == DeadlineState.EXPIRED);
    }

    private List<Entry> entries(List<Deadline> unmet) {
        Map<ReferenceCode, Proposal> cases =
                proposals.of(unmet.stream().map(Deadline::code).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Proposal::code, Function.identity()));
        return unmet.stream()
                .filter(deadline -> !isHistory(deadline, cases.get(deadline.code())))
                .map(deadline -> new Entry(deadline, nameOf(cases.get(deadline.code()))))
                .toList();
    }

    private static String nameOf(@Nullable Proposal proposal) {
        return proposal == null ? "" : proposal.applicantName();
    }

    /** The terms of the keeping itself are owed until the file is archived. */
    private static boolean isHistory(Deadline deadline, @Nullable Proposal proposal) {
        return proposal != null
                && deadline.state() == DeadlineState.EXPIRED
                && proposal.isOver()
                && (proposal.state().isFinal() || deadline.kind().nature() != DeadlineKind.Nature.RETENTION);
    }
}
