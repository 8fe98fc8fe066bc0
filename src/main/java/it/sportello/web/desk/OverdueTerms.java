package it.sportello.web.desk;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The terms that have passed without an act and are still somebody's work. One of a case that is over only tells
 * what happened: it stays in the file of the case.
 */
@Service
@Transactional(readOnly = true)
class OverdueTerms {

    private final Deadlines deadlines;
    private final Proposals proposals;
    private final Clock clock;

    OverdueTerms(Deadlines deadlines, Proposals proposals, Clock clock) {
        this.deadlines = deadlines;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** Now, by due date. */
    List<Deadline> all() {
        List<Deadline> overdue = deadlines.overdue(clock.instant());
        Map<ReferenceCode, Proposal> cases =
                proposals.of(overdue.stream().map(Deadline::code).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Proposal::code, proposal -> proposal));
        return overdue.stream()
                .filter(deadline -> !isHistory(deadline, cases.get(deadline.code())))
                .toList();
    }

    /** The terms of the keeping itself are owed until the file is archived. */
    private static boolean isHistory(Deadline deadline, @Nullable Proposal proposal) {
        return proposal != null
                && proposal.isOver()
                && (proposal.state().isFinal() || deadline.kind().nature() != DeadlineKind.Nature.RETENTION);
    }
}
