package it.sportello.funding;

import it.sportello.funding.LegalOrder.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A call as it may go: the clock, the opening of the cases after their transmission, the decisions, those who leave (while
 * they are examined, while they wait or in their turn), the runs and the confirmations come in any order.
 */
final class AnyOrder {

    /** Where the work is done; a step that dies is done later, or never. */
    interface Desk {

        /** @return true when the step was done, as in all of them */
        boolean open(Sent sent);

        boolean decide(Sent sent);

        boolean leave(Sent sent);

        /** @param settledUntil every transmission before this instant is open */
        boolean run(Instant settledUntil);

        boolean confirm(Sent sent);

        List<Sent> proposed();
    }

    private final Desk desk;
    private final Random chance;
    private final Set<Sent> unopened;
    private final Set<Sent> undecided;
    private final Set<Sent> leaving;
    private Instant now = Proposals.OPENING;

    AnyOrder(Desk desk, List<Sent> sent, Random chance) {
        this.desk = desk;
        this.chance = chance;
        this.unopened = new LinkedHashSet<>(sent);
        this.undecided = new LinkedHashSet<>(sent);
        this.leaving = new LinkedHashSet<>(sent.stream().filter(Sent::out).toList());
    }

    void work() {
        while (!unopened.isEmpty() || !undecided.isEmpty() || !leaving.isEmpty()) {
            step();
        }
        confirmUntilNothingIsProposed();
    }

    private void step() {
        switch (chance.nextInt(7)) {
            case 0 -> now = now.plus(Duration.ofMinutes(chance.nextInt(36 * 60)));
            case 1 -> desk.run(settledUntil());
            case 2 -> any(confirmable()).ifPresent(desk::confirm);
            case 3 ->
                any(opened(leaving)).filter(desk::leave).ifPresent(s -> {
                    leaving.remove(s);
                    undecided.remove(s);
                });
            case 4 -> any(opened(undecided)).filter(desk::decide).ifPresent(undecided::remove);
            default ->
                any(unopened.stream().filter(s -> !s.at().isAfter(now)).toList())
                        .filter(desk::open)
                        .ifPresent(unopened::remove);
        }
    }

    private List<Sent> opened(Set<Sent> some) {
        return some.stream().filter(s -> !unopened.contains(s)).toList();
    }

    private Instant settledUntil() {
        return unopened.stream()
                .map(Sent::at)
                .min(Comparator.naturalOrder())
                .filter(now::isAfter)
                .orElse(now);
    }

    private void confirmUntilNothingIsProposed() {
        boolean done = false;
        while (!done) {
            done = desk.run(Proposals.LATER) && confirmable().isEmpty();
            confirmable().forEach(desk::confirm);
        }
    }

    private List<Sent> confirmable() {
        return desk.proposed().stream().filter(s -> !s.out()).toList();
    }

    private Optional<Sent> any(Collection<Sent> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(new ArrayList<>(some).get(chance.nextInt(some.size())));
    }
}
