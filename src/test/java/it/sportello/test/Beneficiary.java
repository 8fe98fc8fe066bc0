package it.sportello.test;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.grant.AccountType;
import it.sportello.grant.Delegate;
import it.sportello.grant.Iban;
import it.sportello.payment.GuaranteeData;
import it.sportello.payment.InvoiceData;
import it.sportello.process.api.Attachment;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.web.intake.demo.SamplePdf;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The other side of a case: what the applicant, then beneficiary, sends. */
public final class Beneficiary {

    private final BeneficiaryActs acts;
    private final ReferenceCode code;
    private final String owner;
    private final Office office;

    Beneficiary(BeneficiaryActs acts, ReferenceCode code, String owner, Office office) {
        this.acts = acts;
        this.code = code;
        this.owner = owner;
        this.office = office;
    }

    public void formaliseAti() {
        attach(Attachment.ATI_DEED);
        acts.formaliseAti(owner, code, office.today());
    }

    /** Declares the start for today. */
    public void start() {
        acts.communicateStart(owner, code, office.today());
    }

    public void startOn(LocalDate day) {
        acts.communicateStart(owner, code, day);
    }

    public void communicateAccount() {
        attach(Attachment.DEDICATED_ACCOUNT);
        acts.communicateAccount(
                owner,
                code,
                new Iban("IT60X0542811101000000123456"),
                AccountType.BANK,
                List.of(new Delegate("Mario Rossi", "RSSMRA80A01H501U")),
                office.today());
    }

    public void requestAdvance(String amount) {
        attach(Attachment.GUARANTEE);
        attach(Attachment.ADVANCE_INVOICE);
        LocalDate today = office.today();
        acts.requestAdvance(
                owner,
                code,
                new GuaranteeData("Banca del Tevere", "F-1", Euro.of(amount), true, true, today, today.plusYears(3)),
                new InvoiceData("1/A", today, Euro.of(amount)));
    }

    public void endActivity() {
        acts.endActivity(owner, code, office.today());
    }

    /** A report with internal experts only, for this net amount, all paid by transfer within today. */
    public void report(String net) {
        attach(Attachment.REPORT);
        acts.submitReport(owner, code, new ObjectMapper().valueToTree(ReportSheet.experts(owner, net, office.today())));
    }

    public void invoiceBalance(String amount) {
        attach(Attachment.BALANCE_INVOICE);
        acts.invoiceBalance(owner, code, new InvoiceData("2/A", office.today(), Euro.of(amount)));
    }

    public void answerNotice(String text) {
        acts.answerNotice(owner, code, text, office.today());
    }

    public void withdraw() {
        acts.withdraw(owner, code, "Cessate le ragioni del progetto.");
    }

    public void requestVariation() {
        acts.requestVariation(owner, code, "Sostituzione di un docente", "Nuovo docente con pari titoli", null);
    }

    public void requestExtension(LocalDate day) {
        acts.requestExtension(owner, code, "Ritardo della banca nel rilascio delle quietanze", day);
    }

    private void attach(Attachment kind) {
        acts.attach(
                owner,
                code,
                kind,
                "",
                kind.name().toLowerCase(java.util.Locale.ROOT) + ".pdf",
                SamplePdf.of(kind.name()));
    }

    /** What the register of payments may ask: the rest is regular. */
    static Map<String, String> regularConditions(LocalDate today) {
        return Map.of(
                "durcStatus", "REGULAR",
                "durcExpiry", today.plusDays(120).toString(),
                "lazioSeat", "true",
                "requirementsKept", "true");
    }
}
