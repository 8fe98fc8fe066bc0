package it.sportello.web.deadline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.PublicHolidays;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Computes and explains any term, for everybody: it stores nothing and tells nothing of any case. */
@RestController
@Tag(name = "Termini")
@Rule({"PSW-00-03", "PSW-00-04", "PSW-00-05", "PSW-00-06", "PSW-00-07", "PSW-00-08"})
class CalculationApi {

    private final Notices notices;
    private final String open;
    private final Clock clock;
    private final LegalClock legal = new LegalClock(new PublicHolidays());

    CalculationApi(Notices notices, @Value("${sportello.notice}") String open, Clock clock) {
        this.notices = notices;
        this.open = open;
        this.clock = clock;
    }

    @PostMapping("/api/v1/deadline-calculations")
    @Operation(
            summary = "Calcola e spiega un termine",
            description = "Una scadenza dell'Avviso o una durata propria, da un giorno o da un istante, con eventuali"
                    + " sospensioni, festività e proroga. Non registra nulla e non richiede un token.")
    CalculationView calculate(@RequestBody CalculationRequest request) {
        Notice notice = notice(request.notice());
        return CalculationView.of(legal.compute(new CalculationReader(request, notice, legal).read()));
    }

    private Notice notice(@Nullable String id) {
        try {
            return notices.inForce(id == null ? open : id, clock.instant());
        } catch (NoSuchElementException e) {
            throw Refusal.invalid("notice", "PSW-14-08", "Non vi è un avviso in vigore con questo codice.");
        }
    }
}
