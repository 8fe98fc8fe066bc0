package it.sportello.web.desk;

import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import org.springframework.stereotype.Component;

/** From the task of a form to the case or act it is about. */
@Component
class TaskForms {

    private final DeskTasks tasks;

    TaskForms(DeskTasks tasks) {
        this.tasks = tasks;
    }

    /** A ground, an error or a warning as the forms list it. */
    record Ground(String code, String rule, String text) {
        static Ground of(Reason reason) {
            return new Ground(reason.code(), reason.rule().value(), reason.text());
        }
    }

    /** The case or act of a task that the person may see and that is worked with this form. */
    ReferenceCode seen(String taskId, String key, String user) {
        return of(tasks.require(taskId, user), key);
    }

    /** The same, of a task that the person has taken: only he saves what he decides (PSW-00-11). */
    ReferenceCode taken(String taskId, String key, String user) {
        return of(tasks.requireTaken(taskId, user), key);
    }

    private static ReferenceCode of(DeskTask task, String key) {
        if (!task.key().equals(key)) {
            throw Refusal.notAllowed("WRONG_FORM", "PSW-00-11", "Il modulo non è quello del compito.");
        }
        return new ReferenceCode(task.code());
    }
}
