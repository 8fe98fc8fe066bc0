package it.sportello.proposal;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.notice.Notices;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The drafts and the forms sent that nobody has transmitted: who compiles them is told of the closure of the call, and
 * what it leaves behind ends with it (DL-02).
 */
@Service
@Transactional
@Rule({"PSW-11-03", "PSW-14-08"})
public class Untransmitted {

    private static final int AT_ONCE = 100;

    private final ProposalStore store;
    private final CallStates calls;
    private final Messages messages;
    private final Notices notices;
    private final Clock clock;

    Untransmitted(ProposalStore store, CallStates calls, Messages messages, Notices notices, Clock clock) {
        this.store = store;
        this.calls = calls;
        this.messages = messages;
        this.notices = notices;
        this.clock = clock;
    }

    /** Under what their letters are kept: the code of the case or, before the form is sent, the id of the draft. */
    public static ReferenceCode file(Proposal proposal) {
        return proposal.codeIfGiven().orElseGet(() -> draftFile(proposal));
    }

    /** Under what the letters of a draft are kept, as long as it has no code. */
    public static ReferenceCode draftFile(Proposal proposal) {
        return new ReferenceCode(proposal.id().toString().toUpperCase(Locale.ROOT));
    }

    /** Tells everybody until when the application may still be transmitted. */
    public void announce(Closure closure) {
        store.findUntransmitted(closure.notice()).forEach(proposal -> tell(proposal, closure, Template.CALL_CLOSING));
    }

    /**
     * Ends some of those that the closures past have left behind, and tells who was compiling them.
     *
     * @return whether there were any: then there may be more
     */
    public boolean endSome() {
        boolean any = false;
        for (Closure closure : calls.leavingBehind()) {
            for (Proposal proposal : store.lockUntransmitted(closure.notice(), Limit.of(AT_ONCE))) {
                end(proposal, closure);
                any = true;
            }
        }
        return any;
    }

    private void end(Proposal proposal, Closure closure) {
        Mark mark = Mark.of("sistema", clock.instant()).because("Atto n. " + closure.act());
        if (closure.annulled()) {
            proposal.closeForAnnulledCall(mark);
            tell(proposal, closure, Template.CALL_ANNULLED);
        } else {
            proposal.discard(mark);
            tell(proposal, closure, Template.CALL_CLOSED);
        }
    }

    private void tell(Proposal proposal, Closure closure, Template template) {
        messages.send(
                file(proposal),
                template,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "avviso", notices.byRuleSet(proposal.ruleSet()).title(),
                        "chiusura", ItalianText.instant(closure.at()),
                        "atto", closure.act()),
                clock.instant());
    }
}
