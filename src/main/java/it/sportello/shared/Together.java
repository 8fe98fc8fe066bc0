package it.sportello.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked at the same time is answered in one go. Who finds nobody at work goes at once; who comes meanwhile waits
 * for that to end, and the first of those takes all the others along, in the order in which they came. There is no thread
 * for it: who asks works.
 *
 * @param <Q> question, with a meaningful {@code equals}
 * @param <A> answer
 */
public final class Together<Q, A> {

    private final int most;
    private final Function<List<Q>, Map<Q, A>> answers;
    private final Predicate<RuntimeException> common;
    private final Queue<Place> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param most that go together
     * @param answers those that can be given in one go; what is left out has to be asked alone
     * @param common whether a failure is everybody's; after any other each has to ask alone
     */
    public Together(int most, Function<List<Q>, Map<Q, A>> answers, Predicate<RuntimeException> common) {
        this.most = most;
        this.answers = answers;
        this.common = common;
    }

    /** Empty when it has to be asked alone. */
    public Optional<A> ask(Q question) {
        Place own = new Place(question);
        if (isFree(own) || own.leads.join()) {
            lead(own);
        }
        return own.answer();
    }

    /** Takes the work, or a place behind those who wait for it. */
    private synchronized boolean isFree(Place own) {
        if (busy) {
            waiting.add(own);
            return false;
        }
        busy = true;
        return true;
    }

    private void lead(Place own) {
        List<Place> group = joinedBy(own);
        try {
            serve(group);
        } finally {
            handOver();
            group.forEach(Place::leave);
        }
    }

    private synchronized List<Place> joinedBy(Place own) {
        List<Place> group = new ArrayList<>(List.of(own));
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        return group;
    }

    private synchronized void handOver() {
        Place next = waiting.poll();
        if (next == null) {
            busy = false;
        } else {
            next.leads.complete(true);
        }
    }

    private void serve(List<Place> group) {
        try {
            Map<Q, A> given =
                    answers.apply(group.stream().map(place -> place.question).toList());
            group.forEach(place -> place.answer = given.get(place.question));
        } catch (RuntimeException e) {
            if (common.test(e)) {
                group.forEach(place -> place.failure = e);
            }
        }
    }

    /** Of one who asks. What it is given is seen by its thread once it is told whether it leads. */
    private final class Place {

        private final Q question;

        /** True: it leads the next ones. False: it was taken along. */
        private final CompletableFuture<Boolean> leads = new CompletableFuture<>();

        private @Nullable A answer;
        private @Nullable RuntimeException failure;

        Place(Q question) {
            this.question = question;
        }

        void leave() {
            leads.complete(false);
        }

        Optional<A> answer() {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(answer);
        }
    }
}
