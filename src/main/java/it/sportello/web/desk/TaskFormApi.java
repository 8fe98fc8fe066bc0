package it.sportello.web.desk;

import io.swagger.v3.oas.annotations.Hidden;
import it.sportello.web.Retries;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the embedded forms of the Tasklist read and save before they complete their task. */
@RestController
@RequestMapping("/api/v1/desk/tasks/{taskId}")
@Hidden
class TaskFormApi {

    private final FormalCheckForm formalCheck;
    private final GatherCasesForm gatherCases;
    private final ReportVerificationForm report;
    private final Retries retries;

    TaskFormApi(
            FormalCheckForm formalCheck, GatherCasesForm gatherCases, ReportVerificationForm report, Retries retries) {
        this.formalCheck = formalCheck;
        this.gatherCases = gatherCases;
        this.report = report;
        this.retries = retries;
    }

    @GetMapping("/formal-check")
    FormalCheckForm.View formalCheck(@PathVariable String taskId, Principal user) {
        return formalCheck.read(taskId, user.getName());
    }

    @PutMapping("/formal-check")
    FormalCheckForm.View formalCheck(
            @PathVariable String taskId, @RequestBody FormalCheckForm.Saved saved, Principal user) {
        return retries.run(() -> formalCheck.save(taskId, saved, user.getName()));
    }

    @GetMapping("/gather-cases")
    GatherCasesForm.View gatherCases(@PathVariable String taskId, Principal user) {
        return gatherCases.read(taskId, user.getName());
    }

    @PutMapping("/gather-cases")
    GatherCasesForm.View gatherCases(
            @PathVariable String taskId, @RequestBody GatherCasesForm.Saved saved, Principal user) {
        return retries.run(() -> gatherCases.save(taskId, saved, user.getName()));
    }

    @GetMapping("/report")
    ReportVerificationForm.View report(@PathVariable String taskId, Principal user) {
        return report.read(taskId, user.getName());
    }

    @PutMapping("/report")
    ReportVerificationForm.View report(
            @PathVariable String taskId, @RequestBody ReportVerificationForm.Saved saved, Principal user) {
        return retries.run(() -> report.save(taskId, saved, user.getName()));
    }
}
