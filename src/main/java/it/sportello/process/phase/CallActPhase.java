package it.sportello.process.phase;

import static it.sportello.process.Facts.PUBLICATION_REQUIRED;
import static it.sportello.process.Facts.SIGNED;
import static java.util.Objects.requireNonNull;

import it.sportello.act.Act;
import it.sportello.act.ActKind;
import it.sportello.act.ActSigned;
import it.sportello.act.Acts;
import it.sportello.act.Publication;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.funding.Envelope;
import it.sportello.funding.FundLedger;
import it.sportello.notice.Notices;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Acts on the call as a whole ({@code call-act.bpmn}). */
@Configuration(proxyBeanMethods = false)
class CallActPhase {

    private static final Set<String> FIELDS = Set.of(
            "kind",
            "subject",
            "members",
            "fromEnvelope",
            "toEnvelope",
            "amount",
            "closesAt",
            "suspendFrom",
            "suspendTo",
            "deadlines",
            "grounds");

    /** The kind is chosen when the act is drafted; until then it is none that changes anything. */
    @Bean
    JavaDelegate openCallAct(Acts acts, @Value("${sportello.notice}") String notice) {
        return execution -> execution.setProcessBusinessKey(
                acts.open(ActKind.MODIFICATION, notice, "sistema").code().value());
    }

    @Bean
    @Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12", "PSW-11-03", "PSW-13-03", "PSW-14-08", "PSW-00-07"})
    Decision draftCallAct(Acts acts) {
        return TaskDecision.at("UserTask_DraftCallAct", FIELDS, task -> {
            ActKind kind = task.fields().choice("kind", ActKind.class, "PSW-14-08");
            task.fields().requiredText("subject");
            task.fields().grounds();
            if (kind == ActKind.DETERMINATION) {
                task.fields().error("kind", "Le determinazioni che decidono le pratiche hanno il loro procedimento.");
            }
            requireContent(kind, task.fields());
            task.fields().check();
            acts.draft(task.code(), kind, task.fields().all());
            return Map.of();
        });
    }

    private static void requireContent(ActKind kind, Fields fields) {
        switch (kind) {
            case COMMISSION -> fields.requiredText("members");
            case TRANSFER -> {
                fields.choice("fromEnvelope", Envelope.class, "PSW-08-06");
                fields.choice("toEnvelope", Envelope.class, "PSW-08-06");
                if (fields.text("fromEnvelope").equals(fields.text("toEnvelope"))) {
                    fields.error("toEnvelope", "Le risorse passano da un'Azione all'altra.");
                }
                fields.requiredEuro("amount");
            }
            case TOP_UP, REOPEN -> {
                fields.choice("toEnvelope", Envelope.class, "PSW-08-07");
                fields.requiredEuro("amount");
            }
            case CLOSURE -> fields.dateTime("closesAt");
            case SUSPENSION -> requireSuspension(fields);
            default -> {
                // The other kinds say all they need in their subject.
            }
        }
    }

    private static void requireSuspension(Fields fields) {
        LocalDate from = fields.requiredDate("suspendFrom");
        fields.date("suspendTo")
                .filter(to -> to.isBefore(from))
                .ifPresent(to -> fields.error("suspendTo", "La sospensione finisce prima di iniziare."));
        kinds(fields.text("deadlines").orElse(""))
                .filter(id -> Arrays.stream(DeadlineKind.values())
                        .noneMatch(kind -> kind.id().equals(id) && kind.suspendable()))
                .forEach(id ->
                        fields.error("deadlines", "Il termine «" + id + "» non esiste o non può essere sospeso."));
    }

    private static Stream<String> kinds(String deadlines) {
        return Arrays.stream(deadlines.split("[,\\s]+")).filter(id -> !id.isBlank());
    }

    @Bean
    @Rule("PSW-14-03")
    Decision signCallAct(Acts acts, Notices notices) {
        return TaskDecision.at("UserTask_SignCallAct", Set.of("decision", "actNumber", "actDate", "grounds"), task -> {
            DeterminationPhase.Signature signature =
                    task.fields().choice("decision", DeterminationPhase.Signature.class, "PSW-14-03");
            boolean published = acts.require(task.code()).kind().isPublished();
            if (signature == DeterminationPhase.Signature.RETURN) {
                task.fields().grounds();
                task.fields().check();
                return Map.of(SIGNED, false, PUBLICATION_REQUIRED, published);
            }
            String number = task.fields().requiredText("actNumber");
            LocalDate date = task.fields().requiredPastDate("actDate", task.opening());
            task.fields().check();
            DeterminationPhase.recite(acts, notices, task, false);
            acts.sign(task.code(), number, date, task.user());
            return Map.of(SIGNED, true, PUBLICATION_REQUIRED, published);
        });
    }

    @Bean
    @Rule({"PSW-11-03", "PSW-14-04"})
    Decision recordCallActPublication(Acts acts) {
        return TaskDecision.at(
                "UserTask_RecordCallActPublication",
                Set.of("burNumber", "burDate", "portalDate1", "portalDate2"),
                task -> {
                    Publication publication = DeterminationPhase.publication(acts.require(task.code()), task.fields());
                    task.fields().check();
                    acts.publish(task.code(), publication, task.user());
                    return Map.of();
                });
    }

    /** What a signed act does to the call, in the transaction of the signature. */
    @Component
    @Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12", "PSW-11-03", "PSW-13-03", "PSW-14-08", "PSW-00-07"})
    static class Effects {

        private static final List<CaseState> BEFORE_APPROVAL =
                List.copyOf(EnumSet.range(CaseState.TRANSMITTED, CaseState.COMMITTED));
        private static final List<CaseState> CONCEDED =
                List.copyOf(EnumSet.range(CaseState.APPROVED, CaseState.GUARANTEE_ENFORCED));

        private final Acts acts;
        private final FundLedger ledger;
        private final CallEnd callEnd;
        private final ClockActs clockActs;
        private final Proposals proposals;
        private final Procedure procedure;

        Effects(
                Acts acts,
                FundLedger ledger,
                CallEnd callEnd,
                ClockActs clockActs,
                Proposals proposals,
                Procedure procedure) {
            this.acts = acts;
            this.ledger = ledger;
            this.callEnd = callEnd;
            this.clockActs = clockActs;
            this.proposals = proposals;
            this.procedure = procedure;
        }

        @EventListener
        void signed(ActSigned event) {
            Act act = event.act();
            Map<String, String> data = act.data();
            String number = act.number().orElseThrow();
            switch (act.kind()) {
                case COMMISSION ->
                    proposals.in(List.of(CaseState.ADMITTED_TO_EVALUATION)).stream()
                            .filter(proposal -> proposal.notice().equals(act.notice()))
                            .forEach(proposal -> procedure.commissionAppointed(proposal.code()));
                case TRANSFER ->
                    ledger.transfer(act.notice(), envelope(data, "fromEnvelope"), amount(data), number, event.by());
                case TOP_UP ->
                    ledger.topUp(act.notice(), envelope(data, "toEnvelope"), amount(data), number, event.by());
                case REOPEN ->
                    ledger.reopen(act.notice(), envelope(data, "toEnvelope"), amount(data), number, event.by());
                case CLOSURE -> callEnd.close(act);
                case SUSPENSION -> suspend(act, event.by());
                case REVOCATION, ANNULMENT -> annul(act, event.by());
                case DETERMINATION, MODIFICATION -> {
                    // A determination acts on its cases; a modified notice is a new version of its file (PSW-14-08).
                }
            }
        }

        private void suspend(Act act, String by) {
            Map<String, String> data = act.data();
            Set<DeadlineKind> kinds = kinds(data.getOrDefault("deadlines", ""))
                    .map(DeadlineKind::of)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeadlineKind.class)));
            String to = data.get("suspendTo");
            clockActs.suspend(
                    act.notice(),
                    new Suspension(
                            LocalDate.parse(required(data, "suspendFrom")),
                            to == null ? null : LocalDate.parse(to),
                            kinds),
                    new ClockAct(act.number().orElseThrow(), required(data, "grounds"), by));
        }

        private void annul(Act act, String by) {
            callEnd.annul(act);
            for (Proposal proposal : of(act, BEFORE_APPROVAL)) {
                Proposal locked = proposals.lock(proposal.code());
                locked.closeForAnnulledCall(
                        proposals.by(by).underAct(act.code().value()).because("Atto " + act.citation()));
                ledger.leave(
                        locked.code(),
                        "avviso revocato o annullato",
                        act.number().orElseThrow());
                acts.leave(locked.code(), "avviso revocato o annullato");
                procedure.callAnnulled(locked.code());
            }
            of(act, CONCEDED).forEach(proposal -> procedure.callAnnulled(proposal.code()));
        }

        private List<Proposal> of(Act act, List<CaseState> states) {
            return proposals.in(states).stream()
                    .filter(proposal -> proposal.notice().equals(act.notice()))
                    .sorted(Comparator.comparing(Proposal::code))
                    .toList();
        }

        private static Envelope envelope(Map<String, String> data, String field) {
            return Envelope.valueOf(required(data, field));
        }

        private static String required(Map<String, String> data, String field) {
            return requireNonNull(data.get(field), field);
        }

        private static Euro amount(Map<String, String> data) {
            return Euro.of(required(data, "amount"));
        }
    }
}
