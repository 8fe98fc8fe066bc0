package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Rule({"PSW-11-03", "PSW-14-08"})
class ClosureTest {

    private static final Instant LAST = Instant.parse("2020-06-30T10:00:00Z");

    @Test
    void untilItsLastInstantTheProcedureIsSaidToCloseAndThenToBeClosed() {
        Closure closure = new Closure("psw-2020", LAST, "G10", false);

        assertThat(closure.banner(LAST)).startsWith("La procedura si chiude il 30/06/2020");
        assertThat(closure.banner(LAST.plusMillis(1))).startsWith("La procedura è chiusa dal 30/06/2020");
    }

    @Test
    void aRevokedCallIsSaidToBeRevoked() {
        assertThat(new Closure("psw-2020", LAST, "G11", true).banner(LAST.plusMillis(1)))
                .startsWith("L'avviso è stato revocato o annullato");
    }
}
