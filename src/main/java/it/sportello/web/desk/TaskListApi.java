package it.sportello.web.desk;

import io.swagger.v3.oas.annotations.Hidden;
import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the lists of the engine's web applications lack: whose case a task is about, and the date of the program. */
@Hidden
@RestController
@RequestMapping("/api/v1/desk")
class TaskListApi {

    private final DeskTasks tasks;
    private final Proposals proposals;
    private final Clock clock;

    TaskListApi(DeskTasks tasks, Proposals proposals, Clock clock) {
        this.tasks = tasks;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** @param applicant its name; null when the task is about an act */
    record Subject(String code, @Nullable String applicant) {}

    /** @param now the legal instant, which a training clock may have moved away from the browser's */
    record Time(Instant now) {}

    @GetMapping("/tasks/{taskId}/subject")
    Subject subject(@PathVariable String taskId, Principal user) {
        DeskTask task = tasks.require(taskId, user.getName());
        return new Subject(task.code(), applicant(new ReferenceCode(task.code())));
    }

    @GetMapping("/time")
    Time time() {
        return new Time(clock.instant());
    }

    private @Nullable String applicant(ReferenceCode code) {
        try {
            return proposals.require(code).applicantName();
        } catch (Refusal noCase) {
            return null;
        }
    }
}
