package it.sportello.act;

import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acts. Signing and publishing announce themselves in the same transaction ({@link ActSigned},
 * {@link ActPublished}), so that all cases of an act move together with it or not at all.
 */
@Service
@Rule({"PSW-14-03", "PSW-14-04", "PSW-14-05"})
public class Acts {

    private final ActRecords records;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acts(ActRecords records, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.records = records;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Opens an act and gives it its code; an act on the call says what it does when it is drafted. */
    @Transactional(propagation = Propagation.REQUIRED)
    public Act open(ActKind kind, String notice, String by) {
        long number = jdbc.sql("select nextval('act_number')").query(Long.class).single();
        String prefix = kind == ActKind.DETERMINATION ? "DET" : "ATTO";
        ReferenceCode code = new ReferenceCode("%s-%05d".formatted(prefix, number));
        return records.save(new Act(code, notice, kind, by, clock.instant()));
    }

    /** @throws Refusal of kind NOT_FOUND when there is no such act */
    @Transactional(readOnly = true)
    public Act require(ReferenceCode code) {
        return records.findById(code.value()).orElseThrow(() -> Refusal.notFound("l'atto " + code));
    }

    @Transactional
    public Act gather(ReferenceCode code, List<ActItem> items) {
        Act act = require(code);
        act.gather(items);
        return act;
    }

    /**
     * A case no longer waits for what a determination in preparation says of it: it is taken out, and the act keeps the
     * trace. The caller has locked the case.
     *
     * @param proposal the code of the case
     * @param reason in Italian, such as {@code rinuncia}
     */
    @Transactional
    public void leave(ReferenceCode proposal, String reason) {
        records.carrying(proposal.value(), ActState.DRAFT).forEach(act -> act.leave(proposal, reason, clock.instant()));
    }

    @Transactional
    public Act draft(ReferenceCode code, ActKind kind, Map<String, String> content) {
        Act act = require(code);
        act.draft(kind, content);
        return act;
    }

    /** Sets the premises under which the act is about to be signed (PSW-01-04). */
    @Transactional
    @Rule("PSW-01-04")
    public void recite(ReferenceCode code, String premises) {
        require(code).recite(premises);
    }

    /** Attaches the waiting list with which the determination is about to be signed. */
    @Transactional
    @Rule("PSW-14-06")
    public void attach(ReferenceCode code, List<Waiting> waiting) {
        require(code).attach(waiting);
    }

    /** Signs: the act takes effect at once on everything it carries. */
    @Transactional
    public Act sign(ReferenceCode code, String number, LocalDate date, String by) {
        Act act = require(code);
        act.sign(number, date, by, clock.instant(), today());
        events.publishEvent(new ActSigned(act, by));
        return act;
    }

    /** Records the publication: for the cases of a determination it is the legal notification (PSW-14-05). */
    @Transactional
    public Act publish(ReferenceCode code, Publication publication, String by) {
        Act act = require(code);
        act.publish(publication, today());
        events.publishEvent(new ActPublished(act, publication, by));
        return act;
    }

    /** Records a corrigendum of the publication; what it replaces stays on record. */
    @Transactional
    @Rule("PSW-14-04")
    public Act correct(ReferenceCode code, Corrigendum corrigendum, String by) {
        Act act = require(code);
        Optional<Publication> replaced = act.publication();
        act.correct(corrigendum.burNumber(), corrigendum.burDate(), today());
        replaced.ifPresent(publication -> keep(code, publication, corrigendum, by));
        events.publishEvent(new ActCorrected(act, corrigendum, by));
        return act;
    }

    private void keep(ReferenceCode code, Publication replaced, Corrigendum corrigendum, String by) {
        jdbc.sql(
                        """
                        insert into act_correction (act_code, number, bur_number, bur_date, corrected_at, corrected_by,
                        act_number, reason) select :code, count(*) + 1, :bur, :date, :at, :by, :act, :reason
                        from act_correction where act_code = :code""")
                .param("code", code.value())
                .param("bur", replaced.burNumber())
                .param("date", replaced.burDate())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("act", corrigendum.actNumber())
                .param("reason", corrigendum.reason())
                .update();
    }

    /** The publications of the determinations that carry a case. */
    @Transactional(readOnly = true)
    public List<Publication> publicationsOf(ReferenceCode proposal) {
        return records.carrying(proposal.value(), ActState.PUBLISHED).stream()
                .flatMap(act -> act.publication().stream())
                .toList();
    }

    /** True when an act of this kind has been signed for the call. */
    @Transactional(readOnly = true)
    public boolean isSigned(ActKind kind, String notice) {
        return records.existsByKindAndNoticeAndStateNot(kind, notice, ActState.DRAFT);
    }

    /** Every act, the latest first. */
    @Transactional(readOnly = true)
    public List<Act> all() {
        return records.findAllByOrderByOpenedAtDesc();
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }
}
