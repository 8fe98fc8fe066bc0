package it.sportello.control;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks on desk and on site. A control is known by its own id: several may be open on one case (PSW-22-01). */
@Service
@Transactional
@Rule({"PSW-22-01", "PSW-22-02", "PSW-22-03"})
public class Controls {

    private final ControlCases controls;

    Controls(ControlCases controls) {
        this.controls = controls;
    }

    /**
     * Opens a control.
     *
     * @param admitted whether the case has passed admission: from then on a control may be opened in any state
     * @throws Refusal before admission
     */
    public ControlCase open(
            ReferenceCode code, ControlType type, String reason, String by, Instant at, boolean admitted) {
        if (!admitted) {
            throw Refusal.notAllowed(
                    "NOT_ADMITTED", "PSW-22-01", "Un controllo può essere aperto solo dopo l'ammissione.");
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "PSW-22-01", "Indicare il motivo del controllo.");
        }
        return controls.save(new ControlCase(code, type, reason.strip(), by, at));
    }

    /** Asks the beneficiary for documents (PSW-22-04). */
    @Rule("PSW-22-04")
    public ControlCase requestDocuments(UUID id, String documents) {
        ControlCase control = get(id);
        control.requestDocuments(documents);
        return control;
    }

    /** @throws Refusal not found when no control of the case is open */
    @Transactional(readOnly = true)
    public ControlCase requireOpen(ReferenceCode code) {
        return of(code).stream()
                .filter(control -> control.state() != ControlState.CLOSED)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("un controllo aperto della pratica " + code));
    }

    /** The check was carried out and found nothing. */
    public ControlCase recordRegular(UUID id, LocalDate checkDate, String report, String by, Instant at) {
        ControlCase control = get(id);
        control.closeRegular(checkDate, report, by, at);
        return control;
    }

    /**
     * The check was carried out and found something.
     *
     * @param amountIneligible what is not eligible, zero or more
     * @param action to which that expense belongs; null only where nothing is ineligible
     */
    public ControlCase recordFindings(
            UUID id,
            LocalDate checkDate,
            String findings,
            Euro amountIneligible,
            @Nullable ControlledAction action,
            String by,
            Instant at) {
        ControlCase control = get(id);
        control.recordFindings(checkDate, findings, amountIneligible, action, by, at);
        return control;
    }

    /**
     * Assesses the findings and closes the control.
     *
     * @param breachCode the cause of revocation, or null where there is no breach; the caller then opens the formal
     *     notice
     */
    public ControlCase assess(UUID id, @Nullable String breachCode, String grounds, String by, Instant at) {
        ControlCase control = get(id);
        control.assess(breachCode, grounds, by, at);
        return control;
    }

    /** @throws Refusal when there is no such control */
    @Transactional(readOnly = true)
    public ControlCase get(UUID id) {
        return controls.findById(id).orElseThrow(() -> Refusal.notFound("controllo " + id));
    }

    /** Every control of the case, the oldest first. */
    @Transactional(readOnly = true)
    public List<ControlCase> of(ReferenceCode code) {
        return controls.findByCaseCodeOrderByOpenedAt(code.value());
    }

    /** True while a control of the case is open. */
    @Transactional(readOnly = true)
    public boolean anyOpen(ReferenceCode code) {
        return of(code).stream().anyMatch(control -> control.state() != ControlState.CLOSED);
    }

    /** What the controls of the case found not eligible, in all (PSW-19-28). */
    @Transactional(readOnly = true)
    public Euro amountIneligible(ReferenceCode code) {
        return Euro.sum(of(code).stream().map(ControlCase::amountIneligible).toList());
    }
}
