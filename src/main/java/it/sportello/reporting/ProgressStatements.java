package it.sportello.reporting;

import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What beneficiaries state of their running projects: kept for who monitors, without any payment (PSW-18-12). */
@Service
@Transactional
@Rule({"PSW-18-12", "PSW-19-27", "PSW-22-06"})
public class ProgressStatements {

    private final ProgressStatementRecords records;

    ProgressStatements(ProgressStatementRecords records) {
        this.records = records;
    }

    /**
     * Keeps a statement. The caller holds the case and knows that its state allows it.
     *
     * @param start of the activity
     * @param today the day of receipt
     * @throws Refusal invalid, with every error
     */
    public ProgressStatement keep(ReferenceCode code, ProgressData data, LocalDate start, LocalDate today, Instant at) {
        List<Reason> errors = new ArrayList<>();
        require(
                !data.until().isBefore(start) && !data.until().isAfter(today),
                "until",
                "I dati riguardano giorni compresi tra l'avvio dell'attività e oggi.",
                errors);
        require(
                !data.spentA().isNegative() && !data.spentB().isNegative(),
                "spentA",
                "Le spese non possono essere negative.",
                errors);
        require(
                data.kind() != ProgressKind.INTERMEDIATE_CLAIM
                        || data.spentA().plus(data.spentB()).isPositive(),
                "spentA",
                "La domanda di rimborso indica le spese sostenute.",
                errors);
        require(
                data.trainingHours().signum() >= 0
                        && data.trainingHours().stripTrailingZeros().scale() <= 2,
                "trainingHours",
                "Le ore non sono negative e hanno al massimo due decimali.",
                errors);
        require(data.participants() >= 0, "participants", "I partecipanti non possono essere negativi.", errors);
        require(!data.progress().isBlank(), "progress", "Descrivere lo stato di avanzamento.", errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return records.save(new ProgressStatement(code, data, at));
    }

    /** Every statement of the case, in order of receipt. */
    @Transactional(readOnly = true)
    public List<ProgressStatement> of(ReferenceCode code) {
        return records.findByCaseCodeOrderBySubmittedAt(code.value());
    }

    private static void require(boolean holds, String field, String text, List<Reason> errors) {
        if (!holds) {
            errors.add(Reason.on(field, "INVALID_FIELD", "PSW-22-06", text));
        }
    }
}
