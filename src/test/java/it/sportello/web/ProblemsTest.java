package it.sportello.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void who_lost_against_another_is_told_that_nothing_was_kept() {
        assertThat(answer(problems.busy(new CannotAcquireLockException("another holds it"))))
                .contains("La richiesta non è stata registrata");
    }

    @Test
    void who_lost_the_connection_perhaps_after_the_commit_is_not_told_so() {
        assertThat(answer(problems.uncertain(new DataAccessResourceFailureException("connection lost"))))
                .contains("Non è certo che la richiesta sia stata registrata")
                .doesNotContain("non è stata registrata");
    }

    private static String answer(ResponseEntity<Object> answer) {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        return String.valueOf(answer.getBody());
    }
}
