package it.sportello.process.identity;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import it.sportello.process.Models;
import it.sportello.process.api.Role;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Furnishes the desk at every start: groups, what each may do, and the saved filters of Tasklist. What is there
 * already is left as it is, so that an installation may change it.
 */
@Component
public class Desk {

    private static final List<Role> WORKERS =
            List.of(Role.OFFICERS, Role.RUP, Role.COMMISSION, Role.DIRECTOR, Role.ACCOUNTING, Role.CONTROLLERS);

    /** Member of the engine's group of administrators, so that it is not empty. */
    static final String KEYHOLDER = "sistema";

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    Desk(IdentityService identities, AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(10)
    @Transactional
    public void furnish() {
        for (Role role : Role.values()) {
            if (identities.createGroupQuery().groupId(role.group()).count() == 0) {
                group(role);
                permissions(role);
                filtersOf(role);
            }
        }
        if (identities.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            keyholder();
        }
    }

    /**
     * The web applications lead everyone to a page that makes an administrator as long as the engine's own group of
     * administrators is empty. It gets one member whom nobody can be: the password is thrown away.
     */
    private void keyholder() {
        Group group = identities.newGroup(Groups.CAMUNDA_ADMIN);
        group.setName("Riservato al sistema");
        group.setType(Groups.GROUP_TYPE_SYSTEM);
        identities.saveGroup(group);
        User nobody = identities.newUser(KEYHOLDER);
        nobody.setFirstName("Nessun accesso");
        nobody.setLastName("Riservato al sistema");
        byte[] password = new byte[48];
        new SecureRandom().nextBytes(password);
        nobody.setPassword(Base64.getEncoder().encodeToString(password));
        identities.saveUser(nobody);
        identities.createMembership(KEYHOLDER, Groups.CAMUNDA_ADMIN);
    }

    private void group(Role role) {
        Group group = identities.newGroup(role.group());
        group.setName(role.label());
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    private void permissions(Role role) {
        if (WORKERS.contains(role)) {
            grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        }
        if (role == Role.OFFICERS || role == Role.RUP) {
            grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            start(role, role == Role.OFFICERS ? Models.DETERMINATION : Models.CALL_ACT);
        }
        if (role == Role.OFFICERS || role == Role.RUP || role == Role.AUDITORS || role == Role.OPERATIONS) {
            grant(
                    role,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    Permissions.READ,
                    Permissions.READ_INSTANCE,
                    Permissions.READ_HISTORY);
            grant(role, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
            grant(role, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        } else {
            grant(role, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        }
        if (role == Role.AUDITORS) {
            grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        }
        if (role == Role.OPERATIONS) {
            grant(role, Resources.APPLICATION, Authorization.ANY, Permissions.ACCESS);
            grant(
                    role,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    ProcessDefinitionPermissions.RETRY_JOB,
                    ProcessDefinitionPermissions.SUSPEND_INSTANCE);
            for (Resource administered : List.of(
                    Resources.USER,
                    Resources.GROUP,
                    Resources.GROUP_MEMBERSHIP,
                    Resources.AUTHORIZATION,
                    Resources.FILTER)) {
                grant(role, administered, Authorization.ANY, Permissions.ALL);
            }
            grant(role, Resources.BATCH, Authorization.ANY, Permissions.READ);
        }
    }

    private void start(Role role, String model) {
        grant(role, Resources.PROCESS_DEFINITION, model, Permissions.READ, Permissions.CREATE_INSTANCE);
        grant(role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
    }

    private void filtersOf(Role role) {
        if (!WORKERS.contains(role)) {
            return;
        }
        TaskQuery unassigned =
                tasks.createTaskQuery().taskCandidateGroup(role.group()).taskUnassigned();
        filter(role, "Da assegnare", "Compiti dell'ufficio che nessuno ha preso in carico", 10, "#0066cc", unassigned);
        TaskQuery soon = tasks.createTaskQuery()
                .taskCandidateGroup(role.group())
                .includeAssignedTasks()
                .dueBeforeExpression("${dateTime().plusDays(7)}");
        filter(role, "In scadenza entro 7 giorni", "Compiti dell'ufficio, i più urgenti prima", 30, "#b00020", soon);
        TaskQuery mine = tasks.createTaskQuery()
                .taskCandidateGroup(role.group())
                .includeAssignedTasks()
                .taskAssigneeExpression("${currentUser()}");
        filter(role, "Miei", "Compiti che ho preso in carico", 20, "#008758", mine);
    }

    /** Without an order of its own: a stored one would beat what a person chooses in Tasklist, which begins with urgency. */
    private void filter(Role role, String name, String description, int priority, String color, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "priority",
                priority,
                "color",
                color,
                "description",
                description,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                new ArrayList<>()));
        filters.saveFilter(filter);
        grant(role, Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id)
                .list()
                .stream()
                .findFirst()
                .orElseGet(() -> {
                    Authorization created = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
                    created.setGroupId(role.group());
                    created.setResource(resource);
                    created.setResourceId(id);
                    return created;
                });
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }
}
