package it.sportello.web.desk;

import it.sportello.act.Act;
import it.sportello.act.ActItem;
import it.sportello.act.ActState;
import it.sportello.act.Acts;
import it.sportello.funding.AidSurveys;
import it.sportello.process.api.ActGathering;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases an act may gather, and those chosen. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-14-03", "PSW-14-06"})
class GatherCasesForm {

    static final String TASK = "UserTask_GatherCases";

    private final TaskForms tasks;
    private final ActGathering gathering;
    private final Acts acts;
    private final Proposals proposals;
    private final AidSurveys surveys;

    GatherCasesForm(TaskForms tasks, ActGathering gathering, Acts acts, Proposals proposals, AidSurveys surveys) {
        this.tasks = tasks;
        this.gathering = gathering;
        this.acts = acts;
        this.proposals = proposals;
        this.surveys = surveys;
    }

    record View(String actCode, List<Case> cases) {}

    /**
     * @param outcome what the act says of the case, in Italian
     * @param state the state of the case now
     */
    record Case(
            String code,
            String beneficiary,
            String outcome,
            @Nullable BigDecimal score,
            Euro grantA,
            Euro grantB,
            String state,
            boolean selected,
            List<String> warnings) {}

    record Saved(List<String> codes) {
        Saved {
            codes = codes == null ? List.of() : codes;
        }
    }

    View read(String taskId, String user) {
        return view(tasks.seen(taskId, TASK, user));
    }

    @Transactional
    View save(String taskId, Saved saved, String user) {
        ReferenceCode act = tasks.taken(taskId, TASK, user);
        Errors errors = new Errors();
        Set<ReferenceCode> codes = new LinkedHashSet<>();
        for (int i = 0; i < saved.codes().size(); i++) {
            String field = "codes[" + i + "]";
            try {
                codes.add(Codes.read(saved.codes().get(i)));
            } catch (Refusal unknown) {
                errors.add(field, "PSW-14-03", "Il codice della pratica non è valido.");
            }
        }
        errors.check();
        gathering.gather(act, codes);
        return view(act);
    }

    private View view(ReferenceCode code) {
        Act act = acts.require(code);
        Set<ReferenceCode> selected = act.items().stream().map(ActItem::code).collect(Collectors.toSet());
        List<Act> otherDrafts = acts.all().stream()
                .filter(other ->
                        other.state() == ActState.DRAFT && !other.code().equals(code))
                .toList();
        return new View(
                code.value(),
                gathering.candidates().stream()
                        .map(item -> row(item, selected.contains(item.code()), otherDrafts))
                        .toList());
    }

    private Case row(ActItem item, boolean selected, List<Act> otherDrafts) {
        Proposal proposal = proposals.require(item.code());
        List<String> warnings = new ArrayList<>();
        otherDrafts.stream()
                .filter(other -> other.items().stream().anyMatch(i -> i.code().equals(item.code())))
                .forEach(other -> warnings.add("già scelta per l'atto " + other.code() + ", in preparazione"));
        if (item.concedes() && proposal.has(CaseFlag.AID_CHECK_DUE)) {
            warnings.add("la visura RNA va ripetuta: registrarla, poi scegliere di nuovo la pratica (PSW-06-15)");
        } else if (item.concedes() && surveys.isStale(item.code(), item.grantA().plus(item.grantB()))) {
            warnings.add("la visura RNA non è di oggi: scegliendo la pratica si apre quella nuova (PSW-06-15)");
        }
        return new Case(
                item.code().value(),
                item.beneficiary(),
                outcome(item),
                item.score(),
                item.grantA(),
                item.grantB(),
                proposal.stateLabel(),
                selected,
                warnings);
    }

    /** What the act says, in Italian. */
    static String outcome(ActItem item) {
        if (item.addsActionB()) {
            return "ammesso al contributo per l'Azione B";
        }
        return item.concedes()
                ? "ammesso al contributo"
                : CaseState.valueOf(item.outcome()).label();
    }
}
