package it.sportello.web.beneficiary;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.process.api.PaymentActs;
import it.sportello.process.api.Received;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import it.sportello.web.beneficiary.Bodies.Account;
import it.sportello.web.beneficiary.Bodies.AccountBody;
import it.sportello.web.beneficiary.Bodies.AdvanceBody;
import it.sportello.web.beneficiary.Bodies.ChangeBody;
import it.sportello.web.beneficiary.Bodies.DeedBody;
import it.sportello.web.beneficiary.Bodies.EndBody;
import it.sportello.web.beneficiary.Bodies.ExtensionBody;
import it.sportello.web.beneficiary.Bodies.GuaranteeBody;
import it.sportello.web.beneficiary.Bodies.InvoiceBody;
import it.sportello.web.beneficiary.Bodies.NoticeReplyBody;
import it.sportello.web.beneficiary.Bodies.OptionBody;
import it.sportello.web.beneficiary.Bodies.StartBody;
import it.sportello.web.beneficiary.Bodies.TextBody;
import it.sportello.web.beneficiary.Bodies.VariationBody;
import it.sportello.web.beneficiary.Bodies.WithdrawalBody;
import it.sportello.web.beneficiary.CaseView.Acknowledged;
import it.sportello.web.beneficiary.CaseView.Letter;
import it.sportello.web.beneficiary.CaseView.Term;
import it.sportello.web.beneficiary.CaseView.Whole;
import it.sportello.web.beneficiary.CaseView.Why;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.Owner;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The acts of applicant and beneficiary after the transmission. An act that state and term allow is acknowledged at
 * once; what they do not allow is refused with the reason. Documents are uploaded first.
 */
@RestController
@RequestMapping(CaseApi.CASE)
@Tag(name = "Pratica")
@SecurityRequirement(name = "token")
@Rule({"PSW-12-02", "PSW-12-19", "PSW-16-01", "PSW-16-10", "PSW-18-03", "PSW-19-01", "PSW-20-01"})
class CaseApi {

    /** By its code; the same address with the id of the draft belongs to the intake. */
    static final String CASE = "/api/v1/proposals/{code:[A-Z0-9]+-[0-9]+}";

    private final BeneficiaryActs acts;
    private final PaymentActs payments;
    private final CaseReader reader;
    private final Retries retries;
    private final Clock clock;

    CaseApi(BeneficiaryActs acts, PaymentActs payments, CaseReader reader, Retries retries, Clock clock) {
        this.acts = acts;
        this.payments = payments;
        this.reader = reader;
        this.retries = retries;
        this.clock = clock;
    }

    // ---------------------------------------------------------------- reading

    @GetMapping
    @Operation(summary = "La pratica: stato, termini, importi, messaggi, erogazioni")
    Whole whole(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        return reader.whole(owner.taxCode(), code);
    }

    @GetMapping("/messages")
    @Operation(summary = "La corrispondenza della pratica")
    List<Letter> messages(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        return reader.messages(owner.taxCode(), code);
    }

    @GetMapping("/deadlines")
    @Operation(summary = "I termini della pratica, ciascuno con la sua spiegazione")
    List<Term> deadlines(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        return reader.deadlines(owner.taxCode(), code);
    }

    @GetMapping("/explanations")
    @Operation(summary = "Perché importi, termini ed esiti sono quelli: regole, dati e passaggi")
    List<Why> explanations(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        return reader.explanations(owner.taxCode(), code);
    }

    // ---------------------------------------------------------------- before the concession

    @PostMapping("/a03-changes")
    @Operation(summary = "Comunica una variazione dei dati dell'allegato A03, fino alla concessione")
    @Rule("PSW-06-14")
    Acknowledged a03Change(@PathVariable ReferenceCode code, @RequestBody ChangeBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.applicant()
                .communicateChange(who, which, Bodies.orEmpty(body.description()), body.date()));
    }

    @PostMapping("/observations")
    @Operation(summary = "Presenta le osservazioni sui motivi ostativi, entro il termine")
    @Rule("PSW-12-19")
    Acknowledged observations(@PathVariable ReferenceCode code, @RequestBody TextBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.applicant().observe(who, which, Bodies.orEmpty(body.text())));
    }

    @PostMapping("/integration")
    @Operation(summary = "Dichiara conclusa l'integrazione dei documenti richiesta, entro il termine")
    @Rule("PSW-12-19")
    Acknowledged integration(@PathVariable ReferenceCode code, @RequestBody TextBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.applicant().integrate(who, which, Bodies.orEmpty(body.text())));
    }

    @PostMapping("/withdrawal")
    @Operation(summary = "Rinuncia alla domanda o al contributo")
    Acknowledged withdrawal(
            @PathVariable ReferenceCode code, @RequestBody WithdrawalBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.applicant().withdraw(who, which, Bodies.orEmpty(body.reason())));
    }

    // ---------------------------------------------------------------- start-up

    @PostMapping("/ati-deed")
    @Operation(
            summary = "Deposita l'atto costitutivo dell'ATI/ATS",
            description = "Prima va caricato l'allegato ATI_DEED.")
    @Rule("PSW-16-03")
    Acknowledged atiDeed(@PathVariable ReferenceCode code, @RequestBody DeedBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.startUp().formaliseAti(who, which, body.date()));
    }

    @PostMapping("/start")
    @Operation(summary = "Comunica l'avvio delle attività")
    @Rule("PSW-16-01")
    Acknowledged start(@PathVariable ReferenceCode code, @RequestBody StartBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.startUp().communicateStart(who, which, body.startDate()));
    }

    @PostMapping("/account")
    @Operation(summary = "Comunica il conto dedicato, i delegati o una loro variazione")
    @Rule("PSW-16-04")
    Acknowledged account(@PathVariable ReferenceCode code, @RequestBody AccountBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> {
            Account account = body.account();
            acts.startUp()
                    .communicateAccount(
                            who, which, account.iban(), account.type(), account.delegates(), account.usedSince());
        });
    }

    // ---------------------------------------------------------------- money

    @PostMapping("/payment-option")
    @Operation(summary = "Sceglie la modalità di erogazione")
    @Rule("PSW-18-06")
    Acknowledged paymentOption(
            @PathVariable ReferenceCode code, @RequestBody OptionBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> payments.choosePaymentOption(who.owner(), which, body.chosen()));
    }

    @PostMapping("/advance")
    @Operation(
            summary = "Chiede l'acconto",
            description = "Prima vanno caricati gli allegati GUARANTEE e ADVANCE_INVOICE.")
    @Rule("PSW-18-02")
    Acknowledged advance(@PathVariable ReferenceCode code, @RequestBody AdvanceBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> {
            AdvanceBody whole = body.whole();
            payments.requestAdvance(who.owner(), which, whole.guaranteeData(), whole.invoiceData());
        });
    }

    @PostMapping("/advance/guarantee")
    @Operation(summary = "Sostituisce la garanzia dell'acconto richiesto", description = "Con l'allegato GUARANTEE.")
    @Rule("PSW-18-04")
    Acknowledged guarantee(
            @PathVariable ReferenceCode code, @RequestBody GuaranteeBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> payments.replaceGuarantee(who.owner(), which, body.data()));
    }

    @PostMapping("/advance/invoice")
    @Operation(summary = "Corregge la fattura dell'acconto richiesto", description = "Con l'allegato ADVANCE_INVOICE.")
    @Rule("PSW-18-03")
    Acknowledged advanceInvoice(
            @PathVariable ReferenceCode code, @RequestBody InvoiceBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> payments.correctAdvanceInvoice(who.owner(), which, body.data()));
    }

    @PostMapping("/balance-invoice")
    @Operation(
            summary = "Presenta la fattura del saldo, o la corregge",
            description = "Prima va caricato l'allegato BALANCE_INVOICE.")
    @Rule("PSW-18-07")
    Acknowledged balanceInvoice(
            @PathVariable ReferenceCode code, @RequestBody InvoiceBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> payments.invoiceBalance(who.owner(), which, body.data()));
    }

    // ---------------------------------------------------------------- activity and report

    @PostMapping("/variation")
    @Operation(summary = "Chiede una variazione del progetto", description = "Con gli eventuali allegati VARIATION.")
    @Rule("PSW-16-07")
    Acknowledged variation(
            @PathVariable ReferenceCode code, @RequestBody VariationBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.activity()
                .requestVariation(
                        who,
                        which,
                        Bodies.orEmpty(body.reason()),
                        Bodies.orEmpty(body.changes()),
                        body.requestedEnd()));
    }

    @PostMapping("/activity-end")
    @Operation(summary = "Comunica la fine dell'attività")
    @Rule("PSW-19-01")
    Acknowledged activityEnd(@PathVariable ReferenceCode code, @RequestBody EndBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.activity().endActivity(who, which, body.date()));
    }

    @PostMapping("/extension")
    @Operation(summary = "Chiede la proroga del rendiconto, prima della sua scadenza")
    @Rule("PSW-19-02")
    Acknowledged extension(
            @PathVariable ReferenceCode code, @RequestBody ExtensionBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.report()
                .requestExtension(who, which, Bodies.orEmpty(body.reason()), body.date()));
    }

    @PostMapping("/report")
    @Operation(
            summary = "Presenta il rendiconto con righe di spesa e registri",
            description = "Prima vanno caricati gli allegati REPORT, ciascuno con l'id del suo documento.")
    @Rule("PSW-19-01")
    Acknowledged report(@PathVariable ReferenceCode code, @RequestBody JsonNode form, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.report().submitReport(who, which, form));
    }

    // ---------------------------------------------------------------- formal notice

    @PostMapping("/notice-reply")
    @Operation(summary = "Riscontra la diffida, o dimostra l'adempimento")
    @Rule({"PSW-20-01", "PSW-20-06"})
    Acknowledged noticeReply(
            @PathVariable ReferenceCode code, @RequestBody NoticeReplyBody body, @Owner LegalSubject owner) {
        return act(owner, code, (who, which) -> acts.notice()
                .answerNotice(who, which, Bodies.orEmpty(body.text()), body.compliedOn()));
    }

    private Acknowledged act(LegalSubject owner, ReferenceCode code, BiConsumer<Received, ReferenceCode> act) {
        retries.run(() -> act.accept(Received.onPortal(owner.taxCode(), clock.instant()), code));
        return reader.acknowledged(owner.taxCode(), code);
    }
}
