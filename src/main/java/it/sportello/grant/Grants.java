package it.sportello.grant;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a case after its determination. The caller has locked the case and knows that its state allows the
 * act; deadlines are registered by the caller from what these methods return.
 */
@Service
@Transactional
@Rule({"PSW-15-01", "PSW-16-10"})
public class Grants {

    private final GrantFiles files;
    private final Notices notices;
    private final Messages messages;

    Grants(GrantFiles files, Notices notices, Messages messages) {
        this.files = files;
        this.notices = notices;
        this.messages = messages;
    }

    /** Opens the file of a case on the adoption of its determination. */
    @Rule("PSW-14-03")
    public GrantFile concede(Concession concession) {
        files.findById(concession.code().value()).ifPresent(file -> {
            throw Refusal.notAllowed("ALREADY_CONCEDED", "PSW-14-03", "Il contributo è già stato concesso.");
        });
        return files.save(new GrantFile(concession));
    }

    /** Adds Action B by a further determination (PSW-08-10). */
    @Rule("PSW-08-10")
    public GrantFile concedeActionB(ReferenceCode code, Euro amount, String actNumber, LocalDate adoptedOn) {
        GrantFile file = of(code);
        file.concedeActionB(amount, actNumber, adoptedOn);
        return file;
    }

    /** @throws Refusal when the case has no concession */
    @Transactional(readOnly = true)
    public GrantFile of(ReferenceCode code) {
        return find(code).orElseThrow(() -> Refusal.notFound("contributo della pratica " + code));
    }

    /** The file, empty before the determination. */
    @Transactional(readOnly = true)
    public Optional<GrantFile> find(ReferenceCode code) {
        return files.findById(code.value());
    }

    /** The last individual aid granted under a notice, whatever its version; empty before the first. */
    @Rule("PSW-23-03")
    @Transactional(readOnly = true)
    public Optional<LastAid> lastAid(String notice) {
        return files.lastAided(notice + "/%").map(GrantFile::lastAid);
    }

    /** Records the publication on the BUR: the event of DL-06 and DL-07. */
    @Rule("PSW-14-06")
    public GrantFile published(ReferenceCode code, LocalDate burDate) {
        GrantFile file = of(code);
        file.published(burDate);
        return file;
    }

    /** Records the date of the BUR as a corrigendum gives it. */
    @Rule("PSW-14-04")
    public void correctPublication(Collection<ReferenceCode> codes, LocalDate burDate) {
        files.correctBurDate(codes.stream().map(ReferenceCode::value).toList(), burDate);
    }

    /** Records the deed of the association; it stops DL-06. */
    @Rule("PSW-16-03")
    public GrantFile formaliseAti(ReferenceCode code, LocalDate deedDate, Instant uploadedAt) {
        GrantFile file = of(code);
        file.formaliseAti(deedDate, uploadedAt);
        return file;
    }

    /**
     * Receives the start communication; it stops DL-07 and starts DL-09 and DL-11.
     *
     * @param declaredStart null means the day of receipt
     * @throws Refusal with every reason why it cannot be received
     */
    @Rule({"PSW-16-01", "PSW-16-03", "PSW-09-01"})
    public Start communicateStart(ReferenceCode code, @Nullable LocalDate declaredStart, Instant receivedAt) {
        GrantFile file = of(code);
        return file.communicateStart(
                declaredStart, receivedAt, notices.byRuleSet(file.ruleSet()).switches());
    }

    /**
     * Receives the dedicated account, or a change of it or of its delegates.
     *
     * @param usedSince opening, first use for the project, or day of the change: the event of DL-08
     */
    @Rule("PSW-16-04")
    public DedicatedAccount communicateAccount(
            ReferenceCode code,
            Iban iban,
            AccountType type,
            List<Delegate> delegates,
            LocalDate usedSince,
            Instant receivedAt) {
        return of(code).communicateAccount(iban, type, delegates, usedSince, receivedAt);
    }

    /** Records the CUP and tells the beneficiary. */
    @Rule("PSW-16-06")
    public void assignCup(ReferenceCode code, String cup, String projectCode, LocalDate communicatedOn, Instant at) {
        GrantFile file = of(code);
        file.assignCup(cup, projectCode, communicatedOn);
        messages.send(
                code,
                Template.CUP_COMMUNICATED,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "cup", file.cup().orElseThrow(),
                        "progetto", file.projectCode().orElseThrow()),
                at);
    }

    @Rule("PSW-18-06")
    public void choosePaymentOption(ReferenceCode code, PaymentOption option) {
        of(code).choosePaymentOption(option);
    }

    /** From now on the payment option stays as it is. */
    @Rule("PSW-18-06")
    public void advanceWasPaid(ReferenceCode code) {
        of(code).advanceWasPaid();
    }

    /** Records the end of activity declared; it stops DL-09 and starts DL-12. */
    @Rule("PSW-19-01")
    public void endActivity(ReferenceCode code, LocalDate end, Instant communicatedAt) {
        of(code).endActivity(end, communicatedAt);
    }

    /** Closes the activity by its term (AMB-47). */
    @Rule("PSW-19-01")
    public void endByTerm(ReferenceCode code, LocalDate lastDay) {
        of(code).endByTerm(lastDay);
    }

    /**
     * Receives a request for variation.
     *
     * @param requestedEnd the end of activity asked for, or null where the times do not change
     */
    @Rule("PSW-16-07")
    public Variation requestVariation(
            ReferenceCode code,
            String reason,
            String changes,
            List<String> fileNames,
            @Nullable LocalDate requestedEnd,
            Instant at) {
        return of(code).requestVariation(reason, changes, fileNames, requestedEnd, at);
    }

    /**
     * What is proposed to the officer: refusal where the end asked for is beyond the nine months (PSW-09-03), else
     * nothing.
     *
     * @param activityDue last day of DL-09
     */
    @Rule("PSW-09-03")
    public Optional<RequestState> proposedOutcome(Variation variation, LocalDate activityDue) {
        LocalDate asked = variation.requestedEnd();
        return asked != null && asked.isAfter(activityDue) ? Optional.of(RequestState.REFUSED) : Optional.empty();
    }

    /**
     * Decides a request for variation and tells the beneficiary. An authorised {@link Variation#newEnd()} moves DL-09.
     *
     * @param variation its id, or null for the oldest one not yet decided
     */
    @Rule({"PSW-16-07", "PSW-09-03", "PSW-00-08"})
    public Variation decideVariation(
            ReferenceCode code,
            @Nullable UUID variation,
            boolean authorised,
            @Nullable LocalDate newEnd,
            @Nullable String actNumber,
            String grounds,
            String by,
            Instant at) {
        GrantFile file = of(code);
        Variation request = variation == null
                ? file.pendingVariation().orElseThrow(() -> Refusal.notFound("variazione da decidere"))
                : file.variation(variation);
        if (authorised) {
            request.authorise(newEnd, actNumber, grounds, by, at);
        } else {
            request.refuse(actNumber, grounds, by, at);
        }
        messages.send(
                code,
                Template.VARIATION_OUTCOME,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "data", ItalianText.day(LegalTime.dateOf(request.requestedAt())),
                        "esito", request.state().label(),
                        "motivi", grounds),
                at);
        return request;
    }

    /**
     * Receives a request for more time to report.
     *
     * @param reportDue last day of DL-12
     */
    @Rule("PSW-19-02")
    public ExtensionRequest requestExtension(
            ReferenceCode code, String reason, LocalDate requestedDate, LocalDate reportDue, Instant at) {
        return of(code).requestExtension(reason, requestedDate, reportDue, at);
    }

    /**
     * Decides a request for extension and tells the beneficiary; only an approval moves DL-12, to {@link
     * ExtensionRequest#newDate()}.
     *
     * @param extension its id, or null for the oldest one not yet decided
     */
    @Rule({"PSW-19-02", "PSW-00-08"})
    public ExtensionRequest decideExtension(
            ReferenceCode code,
            @Nullable UUID extension,
            boolean approved,
            @Nullable LocalDate newDate,
            @Nullable String actNumber,
            String grounds,
            String by,
            Instant at) {
        GrantFile file = of(code);
        ExtensionRequest request = extension == null
                ? file.pendingExtension().orElseThrow(() -> Refusal.notFound("proroga da decidere"))
                : file.extension(extension);
        if (approved) {
            request.approve(newDate, actNumber, grounds, by, at);
        } else {
            request.refuse(actNumber, grounds, by, at);
        }
        LocalDate due = request.newDate() == null ? request.oldDate() : request.newDate();
        messages.send(
                code,
                Template.EXTENSION_OUTCOME,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "data", ItalianText.day(LegalTime.dateOf(request.requestedAt())),
                        "esito", request.state().label(),
                        "scadenza", ItalianText.day(due),
                        "motivi", grounds),
                at);
        return request;
    }
}
