package it.sportello.revocation;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.payment.InterestStatement;
import it.sportello.payment.Payments;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Breaches, the formal notice and its decision. One notice is open on a case at a time, so that no method needs to say
 * which. The caller has locked the case, moves its state, and registers DL-18 from {@link NoticeServed}.
 */
@Service
@Transactional
@Rule({"PSW-20-01", "PSW-20-02", "PSW-20-03", "PSW-20-04", "PSW-20-05", "PSW-20-06"})
public class Revocations {

    private final FormalNotices formalNotices;
    private final Breaches breaches;
    private final Grants grants;
    private final Payments payments;
    private final Notices notices;
    private final Explanations explanations;
    private final Messages messages;
    private final RevocationRules rules = new RevocationRules();
    private final InterestStatement interest = new InterestStatement();

    Revocations(
            FormalNotices formalNotices,
            Breaches breaches,
            Grants grants,
            Payments payments,
            Notices notices,
            Explanations explanations,
            Messages messages) {
        this.formalNotices = formalNotices;
        this.breaches = breaches;
        this.grants = grants;
        this.payments = payments;
        this.notices = notices;
        this.explanations = explanations;
        this.messages = messages;
    }

    /**
     * Records a breach: it opens a notice, joins the one being prepared, or waits for the next.
     *
     * @param evidence where it was found, in Italian
     * @param deadline the deadline that expired, such as {@code DL-07}, or null
     */
    @Rule({"PSW-20-01", "PSW-20-05"})
    public BreachRecorded recordBreach(
            ReferenceCode code, BreachCode cause, String evidence, @Nullable String deadline, Instant at) {
        Optional<FormalNotice> open = open(code);
        if (open.isEmpty()) {
            return openNotice(code, cause, evidence, deadline, at);
        }
        Breach breach = breach(code, cause, evidence, deadline, at);
        if (open.get().state() != NoticeState.PREPARING) {
            return new BreachRecorded(breaches.save(breach), BreachRecorded.Effect.WAITING);
        }
        breach.join(open.get().id());
        return new BreachRecorded(breaches.save(breach), BreachRecorded.Effect.JOINED);
    }

    /**
     * Records a breach of a case of which the caller knows that no notice is open; the database refuses a second one.
     * Nothing is read: thousands of terms may elapse at one midnight.
     *
     * @param evidence where it was found, in Italian
     * @param deadline the deadline that expired, such as {@code DL-07}, or null
     */
    @Rule({"PSW-20-01", "PSW-20-05"})
    public BreachRecorded openNotice(
            ReferenceCode code, BreachCode cause, String evidence, @Nullable String deadline, Instant at) {
        Breach breach = breach(code, cause, evidence, deadline, at);
        breach.join(formalNotices.save(new FormalNotice(code, at)).id());
        // Saved once it is whole: one row written, none rewritten.
        return new BreachRecorded(breaches.save(breach), BreachRecorded.Effect.NOTICE_OPENED);
    }

    private static Breach breach(
            ReferenceCode code, BreachCode cause, String evidence, @Nullable String deadline, Instant at) {
        if (evidence.isBlank()) {
            throw Refusal.invalid("evidence", "PSW-20-01", "Indicare da che cosa risulta l'inadempimento.");
        }
        return new Breach(code, cause, evidence.strip(), deadline, at);
    }

    /**
     * Withdraws the breach of a deadline that was moved after its expiry, as long as no notice is out for it.
     *
     * @return whether the notice in preparation had no other breach and is archived: its process is to be ended
     */
    @Rule("PSW-00-08")
    public boolean withdrawBreach(ReferenceCode code, String deadline, String grounds, String by, Instant at) {
        Optional<FormalNotice> open = open(code);
        List<Breach> all = breaches.findByCaseCodeOrderByFoundAt(code.value());
        all.stream()
                .filter(b -> b.deadline().filter(deadline::equals).isPresent() && !b.withdrawn())
                .filter(b -> isUnsigned(b, open))
                .forEach(b -> b.withdraw(grounds));
        Optional<FormalNotice> idle = open.filter(notice -> notice.state() == NoticeState.PREPARING)
                .filter(notice -> causesOf(notice).isEmpty());
        idle.ifPresent(notice -> notice.archive(grounds, by, at));
        return idle.isPresent();
    }

    private static boolean isUnsigned(Breach breach, Optional<FormalNotice> open) {
        return breach.noticeId().isEmpty()
                || open.filter(notice -> notice.state() == NoticeState.PREPARING
                                && breach.noticeId().get().equals(notice.id()))
                        .isPresent();
    }

    /**
     * The officer does not serve the notice.
     *
     * @return whether breaches were waiting and a new notice is opened: its process is to be started
     */
    @Rule("PSW-20-01")
    public boolean archive(ReferenceCode code, String grounds, String by, Instant at) {
        current(code).archive(grounds, by, at);
        return openNext(code, at);
    }

    /**
     * Serves the notice to the beneficiary.
     *
     * @param days null for the days of the notice's configuration (PSW-20-02)
     * @param receivedOn when the beneficiary received it: the term runs from that day
     */
    @Rule({"PSW-20-01", "PSW-20-02"})
    public NoticeServed serve(
            ReferenceCode code, String text, @Nullable Integer days, LocalDate receivedOn, String by, Instant at) {
        FormalNotice notice = current(code);
        int length = days == null ? ruleSet(code).terms().noticeDays() : days;
        notice.serve(text, length, receivedOn, by);
        String causes = causesOf(notice).stream()
                .map(breach -> breach.code().label() + " (" + breach.code().source() + "): " + breach.evidence())
                .collect(Collectors.joining("; "));
        messages.send(
                code,
                Template.FORMAL_NOTICE,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of("motivi", causes + ".", "giorni", String.valueOf(length), "testo", text.strip()),
                at);
        return new NoticeServed(notice.id(), receivedOn, length);
    }

    /** Receives the beneficiary's answer to the notice. */
    @Rule("PSW-20-01")
    public void reply(ReferenceCode code, String text, Instant receivedAt) {
        current(code).reply(text, receivedAt);
    }

    /** Receives the beneficiary's proof that it has complied. */
    @Rule("PSW-20-06")
    public void comply(ReferenceCode code, LocalDate compliedOn, String evidence) {
        current(code).comply(compliedOn, evidence);
    }

    /**
     * What is proposed to the officer when the term is over.
     *
     * @param noticeDue last day of DL-18
     */
    @Rule({"PSW-20-02", "PSW-20-06"})
    @Transactional(readOnly = true)
    public RevocationRules.Proposal proposal(ReferenceCode code, LocalDate noticeDue) {
        return rules.afterNotice(noticeDue, current(code).compliedOn().orElse(null));
    }

    /**
     * The officer finds that the beneficiary has complied: closed without revocation.
     *
     * @return whether breaches were waiting and a new notice is opened: its process is to be started
     */
    @Rule("PSW-20-06")
    public boolean closeComplied(ReferenceCode code, String grounds, String by, Instant at) {
        FormalNotice notice = current(code);
        notice.closeComplied(grounds, by, at);
        return closed(code, grounds, at);
    }

    /**
     * The officer proposes a revocation to the Director.
     *
     * @param recognisedPart what is saved by a partial revocation; null for a total one
     * @return the money that would follow
     */
    @Rule({"PSW-20-03", "PSW-20-04"})
    public RevocationRules.Consequences propose(
            ReferenceCode code, @Nullable Euro recognisedPart, String grounds, String by) {
        RevocationRules.Consequences consequences = consequences(code, recognisedPart);
        current(code).propose(consequences, grounds, by);
        return consequences;
    }

    /** The Director sends the proposal back to the officer. */
    @Rule("PSW-20-03")
    public void returnProposal(ReferenceCode code, String grounds, String by, Instant at) {
        current(code).returnProposal(grounds, by, at);
    }

    /**
     * The Director closes the procedure without revocation.
     *
     * @return whether breaches were waiting and a new notice is opened: its process is to be started
     */
    @Rule("PSW-20-06")
    public boolean close(ReferenceCode code, String grounds, String by, Instant at) {
        current(code).closeByDirector(grounds, by, at);
        return closed(code, grounds, at);
    }

    /**
     * The Director revokes, as proposed. Beneficiary and guarantor are told; the settlement that follows takes {@link
     * #recognisedPart(ReferenceCode)}.
     *
     * @return the money that follows, on what is paid now
     */
    @Rule({"PSW-20-03", "PSW-20-04"})
    public RevocationRules.Consequences revoke(
            ReferenceCode code, String actNumber, LocalDate actDate, String grounds, String by, Instant at) {
        FormalNotice notice = current(code);
        boolean partial =
                notice.decision().filter(d -> d == RevocationDecision.PARTIAL).isPresent();
        notice.revoke(actNumber, actDate, grounds, by, at);
        RevocationRules.Consequences consequences =
                consequences(code, partial ? notice.recognisedPart().orElseThrow() : null);
        Notice ruleSet = ruleSet(code);
        explanations.storeConfirmed(code, consequences.explanation(), ruleSet.ruleSet(), by, at);
        Map<String, String> words = Map.of(
                "atto", actNumber,
                "data", ItalianText.day(actDate),
                "tipo", consequences.decision().label(),
                "riconosciuto", ItalianText.euro(consequences.recognisedPart()),
                "importo", ItalianText.euro(consequences.recovery()),
                "interessi", interest.of(ruleSet.switches().interestMode()),
                "motivi", grounds);
        messages.send(code, Template.REVOCATION, Channel.PEC, Messages.APPLICANT, words, at);
        if (payments.find(code).flatMap(file -> file.guarantee()).isPresent()) {
            messages.send(code, Template.REVOCATION, Channel.PEC, Messages.GUARANTOR, words, at);
        }
        return consequences;
    }

    /** What the last revocation leaves to the beneficiary: zero when total, empty without a revocation. */
    @Rule({"PSW-20-03", "PSW-20-04"})
    @Transactional(readOnly = true)
    public Optional<Euro> recognisedPart(ReferenceCode code) {
        return of(code).stream()
                .filter(notice -> notice.state() == NoticeState.REVOKED)
                .reduce((earlier, later) -> later)
                .flatMap(FormalNotice::recognisedPart);
    }

    /** The notice that is open, empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<FormalNotice> open(ReferenceCode code) {
        return of(code).stream().filter(notice -> notice.state().isOpen()).findFirst();
    }

    /** Every notice of the case, the last one last. */
    @Transactional(readOnly = true)
    public List<FormalNotice> of(ReferenceCode code) {
        return formalNotices.findByCaseCodeOrderByOpenedAt(code.value());
    }

    /** Every breach of the case that stands, the last one last. */
    @Transactional(readOnly = true)
    public List<Breach> breaches(ReferenceCode code) {
        return breaches.findByCaseCodeOrderByFoundAt(code.value()).stream()
                .filter(breach -> !breach.withdrawn())
                .toList();
    }

    /** The breaches that stand in that notice. */
    @Transactional(readOnly = true)
    public List<Breach> causesOf(FormalNotice notice) {
        return breaches(notice.code()).stream()
                .filter(breach -> breach.noticeId().filter(notice.id()::equals).isPresent())
                .toList();
    }

    private boolean closed(ReferenceCode code, String grounds, Instant at) {
        messages.send(
                code, Template.NOTICE_CLOSED, Channel.PEC, Messages.APPLICANT, Map.of("motivi", grounds.strip()), at);
        return openNext(code, at);
    }

    private boolean openNext(ReferenceCode code, Instant at) {
        List<Breach> waiting = breaches(code).stream()
                .filter(breach -> breach.noticeId().isEmpty())
                .toList();
        if (waiting.isEmpty()) {
            return false;
        }
        FormalNotice next = formalNotices.save(new FormalNotice(code, at));
        waiting.forEach(breach -> breach.join(next.id()));
        return true;
    }

    private RevocationRules.Consequences consequences(ReferenceCode code, @Nullable Euro recognisedPart) {
        Euro paid = payments.netPaid(code);
        return recognisedPart == null
                ? rules.total(paid)
                : rules.partial(grants.of(code).grantTotal(), paid, recognisedPart);
    }

    private FormalNotice current(ReferenceCode code) {
        return open(code)
                .orElseThrow(() -> Refusal.notAllowed("NO_NOTICE_OPEN", "PSW-20-01", "Non vi è una diffida aperta."));
    }

    private Notice ruleSet(ReferenceCode code) {
        GrantFile grant = grants.of(code);
        return notices.byRuleSet(grant.ruleSet());
    }
}
