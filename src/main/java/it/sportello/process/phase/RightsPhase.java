package it.sportello.process.phase;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.process.task.Decision;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.registry.RightsRequest;
import it.sportello.registry.RightsRequests;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The RUP answers a data subject ({@code rights-request.bpmn}). */
@Configuration(proxyBeanMethods = false)
class RightsPhase {

    private enum Answer {
        GRANTED,
        REFUSED
    }

    /** The answer moves no case: a withdrawn consent is for the RUP to weigh, never a revocation (PSW-25-06). */
    @Bean
    @Rule("PSW-25-06")
    Decision answerRightsRequest(Proposals proposals, RightsRequests requests, Messages messages) {
        return TaskDecision.at("UserTask_AnswerRightsRequest", Set.of("decision", "grounds"), task -> {
            boolean granted = task.fields().choice("decision", Answer.class, "PSW-25-06") == Answer.GRANTED;
            String grounds = task.fields().grounds();
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            RightsRequest answered = requests.answer(task.code(), granted, grounds, task.user(), task.at());
            messages.send(
                    task.code(),
                    Template.RIGHTS_ANSWER,
                    Channel.PEC,
                    answered.person().equals(proposal.applicantName()) ? Messages.APPLICANT : answered.person(),
                    Map.of(
                            "richiesta",
                            answered.type().label(),
                            "data",
                            ItalianText.day(LegalTime.dateOf(answered.receivedAt())),
                            "esito",
                            granted ? "accolta" : "respinta",
                            "motivi",
                            grounds),
                    task.at());
            return Map.of();
        });
    }
}
