package it.sportello.web.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.grant.AccountType;
import it.sportello.grant.Delegate;
import it.sportello.grant.Iban;
import it.sportello.process.api.Attachment;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.process.api.Received;
import it.sportello.process.api.Role;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.desk.DeskForm.Field;
import it.sportello.web.desk.DeskForm.Input;
import it.sportello.web.desk.DeskForm.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The acts of the beneficiary that count from an instant of their own and so may be recorded when they came by PEC. */
@Rule("PSW-00-04")
enum PecAct implements FormAct {
    @Rule("PSW-06-14")
    A03_CHANGE(
            "Variazione dei dati dell'allegato A03",
            null,
            (acts, by, code, answers) ->
                    acts.applicant().communicateChange(by, code, answers.text("description"), answers.day("changedOn")),
            Field.of("description", "Variazione", Input.LONG_TEXT),
            Field.of("changedOn", "Data della variazione", Input.DAY)),
    @Rule("PSW-12-19")
    OBSERVATIONS(
            "Osservazioni sui motivi ostativi",
            null,
            (acts, by, code, answers) -> acts.applicant().observe(by, code, answers.text("text")),
            Field.of("text", "Testo delle osservazioni", Input.LONG_TEXT)),
    @Rule("PSW-12-19")
    INTEGRATION(
            "Integrazione dei documenti",
            null,
            (acts, by, code, answers) -> acts.applicant().integrate(by, code, answers.text("text")),
            Field.of("text", "Che cosa è stato integrato", Input.LONG_TEXT)),
    @Rule("PSW-16-03")
    ATI_DEED(
            "Atto costitutivo dell'ATI/ATS",
            Attachment.ATI_DEED,
            (acts, by, code, answers) -> acts.startUp().formaliseAti(by, code, answers.day("deedDate")),
            Field.of("deedDate", "Data dell'atto", Input.DAY)),
    @Rule("PSW-16-01")
    START(
            "Comunicazione di avvio",
            Attachment.START_COMMUNICATION,
            (acts, by, code, answers) -> acts.startUp()
                    .communicateStart(by, code, answers.optionalDay("startDate").orElse(null)),
            Field.of("startDate", "Avvio dichiarato (vuoto: giorno del ricevimento)", Input.DAY)
                    .optional()),
    @Rule("PSW-16-04")
    ACCOUNT(
            "Conto dedicato",
            Attachment.DEDICATED_ACCOUNT,
            (acts, by, code, answers) -> acts.startUp()
                    .communicateAccount(
                            by,
                            code,
                            new Iban(answers.text("iban")),
                            AccountType.valueOf(answers.text("type")),
                            delegates(answers.text("delegates")),
                            answers.day("usedSince")),
            Field.of("iban", "IBAN", Input.TEXT),
            Field.choice(
                    "type",
                    "Tipo di conto",
                    Arrays.stream(AccountType.values())
                            .map(type -> new Option(type.name(), type.label()))
                            .toList()),
            Field.of("delegates", "Delegati, uno per riga: nome; codice fiscale", Input.LONG_TEXT),
            Field.of("usedSince", "Apertura, primo utilizzo o variazione", Input.DAY)),
    @Rule("PSW-16-07")
    VARIATION(
            "Richiesta di variazione",
            null,
            (acts, by, code, answers) -> acts.activity()
                    .requestVariation(
                            by,
                            code,
                            answers.text("reason"),
                            answers.text("changes"),
                            answers.optionalDay("requestedEnd").orElse(null)),
            Field.of("reason", "Motivo", Input.LONG_TEXT),
            Field.of("changes", "Modifiche richieste", Input.LONG_TEXT),
            Field.of("requestedEnd", "Nuova fine delle attività, se cambia", Input.DAY)
                    .optional()),
    @Rule("PSW-19-01")
    ACTIVITY_END(
            "Fine dell'attività",
            null,
            (acts, by, code, answers) -> acts.activity().endActivity(by, code, answers.day("endDate")),
            Field.of("endDate", "Ultimo giorno di attività", Input.DAY)),
    @Rule("PSW-19-02")
    EXTENSION(
            "Richiesta di proroga del rendiconto",
            null,
            (acts, by, code, answers) ->
                    acts.report().requestExtension(by, code, answers.text("reason"), answers.day("requestedDate")),
            Field.of("reason", "Motivo", Input.LONG_TEXT),
            Field.of("requestedDate", "Nuova scadenza richiesta", Input.DAY)),
    @Rule("PSW-19-01")
    REPORT(
            "Rendiconto",
            null,
            (acts, by, code, answers) -> acts.report().submitReport(by, code, json(answers.text("form"))),
            Field.of("form", "Modulo del rendiconto (JSON, come lo presenta il portale)", Input.LONG_TEXT)),
    @Rule("PSW-20-01")
    NOTICE_REPLY(
            "Riscontro alla diffida",
            null,
            (acts, by, code, answers) -> acts.notice()
                    .answerNotice(
                            by,
                            code,
                            answers.text("text"),
                            answers.optionalDay("compliedOn").orElse(null)),
            Field.of("text", "Testo del riscontro", Input.LONG_TEXT),
            Field.of("compliedOn", "Giorno dell'adempimento, se dichiarato", Input.DAY)
                    .optional()),
    @Rule("PSW-12-12")
    WITHDRAWAL(
            "Rinuncia",
            Attachment.WITHDRAWAL,
            (acts, by, code, answers) -> acts.applicant().withdraw(by, code, answers.text("reason")),
            Field.of("reason", "Motivo", Input.LONG_TEXT));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the act does. */
    private interface Step {
        void take(BeneficiaryActs acts, Received by, ReferenceCode code, FormAnswers answers);
    }

    private final String title;
    private final @Nullable Attachment enclosure;
    private final Step step;
    private final List<Field> fields;

    PecAct(String title, @Nullable Attachment enclosure, Step step, Field... fields) {
        this.title = title;
        this.enclosure = enclosure;
        this.step = step;
        this.fields = List.of(fields);
    }

    /** The form, with the instant and the protocol that every PEC has. */
    @Override
    public DeskForm form() {
        DeskForm form = DeskForm.of(
                        this,
                        title,
                        Field.of("receivedAt", "Ricevuta il, ora di Roma", Input.INSTANT),
                        Field.of("protocol", "Protocollo della PEC", Input.TEXT))
                .and(fields.toArray(Field[]::new));
        return enclosure == null
                ? form
                : form.and(Field.of("file", "Documento ricevuto (PDF), se non è già depositato", Input.FILE)
                        .optional());
    }

    @Override
    public String rule() {
        return "PSW-00-04";
    }

    @Override
    public Set<Role> roles() {
        return Access.OFFICE;
    }

    /** The kind of document that comes with it, or null. */
    @Nullable
    Attachment enclosure() {
        return enclosure;
    }

    void take(BeneficiaryActs acts, Received by, ReferenceCode code, FormAnswers answers) {
        step.take(acts, by, code, answers);
    }

    private static List<Delegate> delegates(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(";", 2))
                .map(parts -> new Delegate(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("form", "PSW-19-01", "Il modulo non è scritto in JSON.");
        }
    }
}
