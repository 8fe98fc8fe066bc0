package it.sportello.web.beneficiary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.process.api.OperationFile;
import it.sportello.process.api.ProgressActs;
import it.sportello.reporting.ProgressData;
import it.sportello.reporting.ProgressKind;
import it.sportello.reporting.ProgressStatement;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.Owner;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The running project as its beneficiary tells it, and the file it must keep. */
@RestController
@RequestMapping(CaseApi.CASE)
@Tag(name = "Pratica")
@SecurityRequirement(name = "token")
class ProgressApi {

    private final ProgressActs progress;
    private final OperationFile files;
    private final BeneficiaryActs cases;
    private final Retries retries;

    ProgressApi(ProgressActs progress, OperationFile files, BeneficiaryActs cases, Retries retries) {
        this.progress = progress;
        this.files = files;
        this.cases = cases;
        this.retries = retries;
    }

    /** Amounts are euro with a dot; hours have at most two decimals. */
    record ProgressBody(
            @Nullable ProgressKind kind,
            @Nullable LocalDate until,
            @Nullable Euro spentA,
            @Nullable Euro spentB,
            @Nullable BigDecimal trainingHours,
            int participants,
            @Nullable String progress) {
        ProgressData data() {
            Bodies.Missing missing = new Bodies.Missing()
                    .need("kind", kind, "PSW-19-27")
                    .need("until", until, "PSW-22-06")
                    .need("spentA", spentA, "PSW-22-06");
            return new ProgressData(
                    missing.get(kind),
                    missing.get(until),
                    missing.get(spentA),
                    spentB == null ? Euro.ZERO : spentB,
                    trainingHours == null ? BigDecimal.ZERO : trainingHours,
                    participants,
                    Bodies.orEmpty(progress));
        }
    }

    record Statement(ProgressData data, Instant submittedAt) {
        static Statement of(ProgressStatement kept) {
            return new Statement(kept.data(), kept.submittedAt());
        }
    }

    /** @param owedUntil the end of the earliest period of which data are still owed, or null */
    record Progress(List<Statement> statements, @Nullable LocalDate owedUntil) {}

    @PostMapping("/progress")
    @Operation(
            summary = "Fornisce i dati di monitoraggio o una domanda di rimborso intermedia",
            description = "La domanda intermedia è conservata e non dà luogo a pagamenti.")
    @Rule({"PSW-18-12", "PSW-19-27", "PSW-22-06"})
    Statement supply(@PathVariable ReferenceCode code, @RequestBody ProgressBody body, @Owner LegalSubject owner) {
        return retries.run(() -> Statement.of(progress.supply(owner.taxCode(), code, body.data())));
    }

    @GetMapping("/progress")
    @Operation(summary = "I dati forniti, e il periodo di cui sono ancora dovuti")
    @Rule("PSW-22-06")
    Progress told(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        cases.require(owner.taxCode(), code);
        return new Progress(
                progress.of(code).stream().map(Statement::of).toList(),
                progress.owed(code).orElse(null));
    }

    @GetMapping("/operation-file")
    @Operation(summary = "Il fascicolo di operazione: i documenti da conservare, presenti e mancanti")
    @Rule("PSW-23-06")
    List<OperationFile.Item> operationFile(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        cases.require(owner.taxCode(), code);
        return files.of(code);
    }
}
