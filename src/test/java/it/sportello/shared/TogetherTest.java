package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final int MOST = 3;

    private final List<List<String>> goes = new CopyOnWriteArrayList<>();
    private CountDownLatch gate = new CountDownLatch(0);

    @Test
    void who_comes_alone_goes_at_once_and_alone() {
        Together<String, String> together = together(this::inCapitals);

        assertThat(together.ask("a")).contains("A");
        assertThat(together.ask("b")).contains("B");
        assertThat(goes).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void those_who_come_meanwhile_go_together_in_their_order_and_not_too_many() {
        Together<String, String> together = together(this::inCapitals);
        List<CompletableFuture<Optional<String>>> answers = arriveWhileTheFirstIsAtWork(together);

        gate.countDown();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactly(
                        Optional.of("A"), Optional.of("B"), Optional.of("C"), Optional.of("D"), Optional.of("E"));
        assertThat(goes).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }

    @Test
    void who_is_left_out_is_to_ask_alone_and_the_others_have_their_answers() {
        Together<String, String> together = together(asked -> {
            Map<String, String> answers = inCapitals(asked);
            answers.remove("c");
            return answers;
        });
        List<CompletableFuture<Optional<String>>> answers = arriveWhileTheFirstIsAtWork(together);

        gate.countDown();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactly(
                        Optional.of("A"), Optional.of("B"), Optional.empty(), Optional.of("D"), Optional.of("E"));
    }

    @Test
    void when_one_makes_all_fail_each_is_to_ask_alone_and_those_who_come_later_are_served() {
        Together<String, String> together = together(asked -> {
            Map<String, String> answers = inCapitals(asked);
            if (asked.contains("c")) {
                throw new IllegalArgumentException("c");
            }
            return answers;
        });
        List<CompletableFuture<Optional<String>>> answers = arriveWhileTheFirstIsAtWork(together);

        gate.countDown();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactly(
                        Optional.of("A"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("E"));
    }

    @Test
    void a_failure_that_is_everybodys_is_told_to_everybody() {
        Together<String, String> together = together(asked -> {
            Map<String, String> answers = inCapitals(asked);
            if (asked.contains("c")) {
                throw new IllegalStateException("lost");
            }
            return answers;
        });
        List<CompletableFuture<Optional<String>>> answers = arriveWhileTheFirstIsAtWork(together);

        gate.countDown();

        for (int i = 1; i <= MOST; i++) {
            CompletableFuture<Optional<String>> answer = answers.get(i);
            assertThatThrownBy(answer::join).hasRootCauseMessage("lost");
        }
        assertThat(answers.get(4).join()).contains("E");
    }

    @Test
    void even_an_error_leaves_nobody_waiting() {
        Together<String, String> together = together(asked -> {
            Map<String, String> answers = inCapitals(asked);
            if (asked.contains("c")) {
                throw new StackOverflowError();
            }
            return answers;
        });
        List<CompletableFuture<Optional<String>>> answers = arriveWhileTheFirstIsAtWork(together);

        gate.countDown();

        assertThatThrownBy(() -> answers.get(1).join()).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(answers.get(2).join()).isEmpty();
        assertThat(answers.get(3).join()).isEmpty();
        assertThat(answers.get(4).join()).contains("E");
    }

    private static Together<String, String> together(Function<List<String>, Map<String, String>> answers) {
        return new Together<>(MOST, answers, IllegalStateException.class::isInstance);
    }

    private Map<String, String> inCapitals(List<String> asked) {
        goes.add(asked);
        if (asked.contains("a")) {
            awaitGate();
        }
        return asked.stream().collect(Collectors.toMap(Function.identity(), String::toUpperCase));
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Five who ask, one after the other, while the first of them is held up. */
    private List<CompletableFuture<Optional<String>>> arriveWhileTheFirstIsAtWork(Together<String, String> together) {
        gate = new CountDownLatch(1);
        return Stream.of("a", "b", "c", "d", "e")
                .map(question -> arrive(together, question))
                .toList();
    }

    private static CompletableFuture<Optional<String>> arrive(Together<String, String> together, String question) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(together.ask(question));
            } catch (RuntimeException | StackOverflowError e) {
                answer.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return answer;
    }
}
