package it.sportello.registry;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requests of data subjects, answered in the order in which they came. The caller holds the case. */
@Service
@Transactional
@Rule("PSW-25-06")
public class RightsRequests {

    private final RightsRequestRecords records;

    RightsRequests(RightsRequestRecords records) {
        this.records = records;
    }

    /** @throws Refusal invalid when person or text is missing */
    public RightsRequest receive(ReferenceCode code, RightsRequestType type, String person, String text, Instant at) {
        if (person.isBlank()) {
            throw Refusal.invalid("person", "PSW-25-06", "Indicare chi presenta la richiesta.");
        }
        if (text.isBlank()) {
            throw Refusal.invalid("text", "PSW-25-06", "Descrivere la richiesta.");
        }
        return records.save(new RightsRequest(code, type, person, text, at));
    }

    /**
     * Answers the oldest open request of the case.
     *
     * @throws Refusal not allowed when none is open
     */
    public RightsRequest answer(ReferenceCode code, boolean grants, String reply, String by, Instant at) {
        RightsRequest request = open(code).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notAllowed(
                        "NO_REQUEST_OPEN", "PSW-25-06", "Nessuna richiesta dell'interessato attende risposta."));
        request.answer(grants, reply, by, at);
        return request;
    }

    /** Those of the case that wait for an answer, the oldest first. */
    @Transactional(readOnly = true)
    public List<RightsRequest> open(ReferenceCode code) {
        return records.findByCaseCodeOrderByReceivedAt(code.value()).stream()
                .filter(request -> request.answered().isEmpty())
                .toList();
    }

    /** Every request, the latest first. */
    @Transactional(readOnly = true)
    public List<RightsRequest> all() {
        return records.findAllByOrderByReceivedAtDesc();
    }
}
