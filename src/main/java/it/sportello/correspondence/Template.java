package it.sportello.correspondence;

import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every text the Region sends by itself, in Italian. A word in braces, such as {@code {scadenza}}, is filled in; {@code
 * {codice}} is always the code of the case.
 */
@Rule({"PSW-11-03", "PSW-14-06", "PSW-14-08", "PSW-16-06", "PSW-16-07", "PSW-18-08", "PSW-19-02", "PSW-20-01"})
public enum Template {
    REMINDER(
            "PSW-00-04",
            "Promemoria: scadenza del {scadenza}",
            "Si ricorda che il {scadenza} scade il termine per il seguente adempimento: {adempimento}. Pratica {codice}."),
    TERM_EXPIRED(
            "PSW-00-04",
            "Termine decorso: {adempimento}",
            "È decorso il {scadenza} il seguente termine: {adempimento}. Pratica {codice}."),
    CALL_CLOSING(
            "PSW-11-03",
            "Chiusura della procedura",
            "Con atto n. {atto} è disposta la chiusura della procedura dell'avviso «{avviso}». La domanda {codice}, non"
                    + " ancora trasmessa, può essere trasmessa fino al {chiusura} compreso."),
    CALL_CLOSED(
            "PSW-11-03",
            "Procedura chiusa",
            "La procedura dell'avviso «{avviso}» è stata chiusa il {chiusura} con atto n. {atto}. La domanda {codice}, non"
                    + " trasmessa, non può più essere trasmessa e non produce effetti."),
    CALL_ANNULLED(
            "PSW-14-08",
            "Avviso revocato o annullato",
            "Con atto n. {atto} l'avviso «{avviso}» è stato revocato o annullato; la procedura è chiusa dal {chiusura}. La"
                    + " domanda {codice} è chiusa."),
    APPROVAL_TERM_EXPIRED(
            "PSW-13-10",
            "Termine di approvazione decorso per la pratica {codice}",
            "Sono decorsi i termini per l'approvazione della proposta {codice} ({scadenza}). Il decorso non produce"
                    + " effetti taciti; si chiede di concludere l'istruttoria."),
    INTEGRATION_REQUEST(
            "PSW-12-19",
            "Richiesta di integrazione documentale",
            "In relazione alla proposta {codice} si chiede di integrare la documentazione come segue, entro {giorni}"
                    + " giorni dal ricevimento della presente: {richiesta}"),
    PRE_REJECTION(
            "PSW-12-19",
            "Comunicazione dei motivi ostativi all'accoglimento della domanda",
            "In relazione alla proposta {codice} si comunicano, prima dell'adozione del provvedimento, i seguenti"
                    + " motivi ostativi: {motivi} Entro {giorni} giorni dal ricevimento della presente è possibile"
                    + " presentare per iscritto osservazioni, eventualmente corredate da documenti."),
    ACTION_B_NOT_FUNDED(
            "PSW-08-10",
            "Azione B in attesa di risorse",
            "Per la proposta {codice} le risorse dell'Azione B non sono sufficienti: è finanziata la sola Azione A per"
                    + " {importo}. È possibile confermare la sola Azione A o rinunciare; in assenza di risposta"
                    + " resta finanziata la sola Azione A."),
    ACTION_B_NOT_FINANCEABLE(
            "PSW-06-08",
            "Azione B non finanziabile",
            "Per la proposta {codice} l'Azione B, ora coperta dalle risorse, non può essere concessa: {motivi} Resta ferma"
                    + " la concessione dell'Azione A."),
    CUP_COMMUNICATED(
            "PSW-16-06",
            "Comunicazione del CUP",
            "Al progetto {codice} è attribuito il CUP {cup}, con codice progetto {progetto}. Entrambi vanno indicati"
                    + " negli strumenti di pagamento di ogni transazione."),
    DATA_OWED(
            "PSW-22-06",
            "Dati di monitoraggio al {scadenza}",
            "Si chiede di fornire, mediante il sistema informativo, i dati finanziari, procedurali e fisici del progetto"
                    + " {codice} fino al {scadenza}."),
    VARIATION_OUTCOME(
            "PSW-16-07",
            "Esito della richiesta di variazione",
            "La richiesta di variazione del progetto {codice} presentata il {data} è {esito}. Motivazione: {motivi}"),
    EXTENSION_OUTCOME(
            "PSW-19-02",
            "Esito della richiesta di proroga del rendiconto",
            "La richiesta di proroga del rendiconto del progetto {codice} presentata il {data} è {esito}."
                    + " Termine per il rendiconto: {scadenza}. Motivazione: {motivi}"),
    PAYMENT_BLOCKED(
            "PSW-18-01",
            "Erogazione sospesa",
            "L'erogazione ({tranche}) per il progetto {codice} non può essere disposta per i seguenti motivi:"
                    + " {motivi}"),
    PAYMENT_MADE(
            "PSW-18-01",
            "Erogazione disposta",
            "Per il progetto {codice} è stata erogata la somma di {importo} ({tranche}), mandato {mandato} del"
                    + " {data}."),
    RECOVERY_REQUESTED(
            "PSW-18-08",
            "Richiesta di restituzione di somme",
            "Per il progetto {codice} si chiede la restituzione di {importo}. Motivo: {motivi} {interessi}"),
    RECOVERY_TO_GUARANTOR(
            "PSW-18-08",
            "Avviso al garante: richiesta di restituzione di somme",
            "Si comunica che per il progetto {codice} è stata chiesta al beneficiario la restituzione di"
                    + " {importo}, assistita dalla garanzia n. {garanzia}."),
    GUARANTEE_EXPIRING(
            "PSW-18-04",
            "Garanzia in scadenza",
            "La garanzia n. {garanzia} relativa al progetto {codice} scade il {scadenza}: si chiede di rinnovarla; in"
                    + " mancanza si potrà procedere all'escussione."),
    GUARANTEE_RELEASED(
            "PSW-18-04",
            "Svincolo della garanzia",
            "La garanzia n. {garanzia} relativa al progetto {codice} è svincolata."),
    GUARANTEE_ENFORCED(
            "PSW-18-08",
            "Escussione della garanzia",
            "Si chiede, a prima richiesta e senza eccezioni, il pagamento di {importo} a valere sulla garanzia n."
                    + " {garanzia} relativa al progetto {codice}. Motivo: {motivi}"),
    FORMAL_NOTICE(
            "PSW-20-01",
            "Diffida ad adempiere",
            "In relazione al progetto {codice} risultano i seguenti inadempimenti: {motivi} Si diffida ad adempiere"
                    + " entro {giorni} giorni dal ricevimento della presente; in mancanza si procederà ai sensi"
                    + " dell'articolo 20 dell'Avviso. {testo}"),
    NOTICE_CLOSED(
            "PSW-20-06",
            "Chiusura del procedimento di diffida",
            "Il procedimento avviato con la diffida relativa al progetto {codice} è chiuso senza revoca. Motivazione:"
                    + " {motivi}"),
    CONTROL_DOCUMENTS(
            "PSW-22-04",
            "Richiesta di documenti per un controllo",
            "Per il controllo in corso sul progetto {codice} si chiede di mettere a disposizione la seguente"
                    + " documentazione: {documenti}"),
    RIGHTS_ANSWER(
            "PSW-25-06",
            "Risposta alla richiesta sui dati personali",
            "In relazione alla pratica {codice} e alla richiesta di {richiesta} ricevuta il {data} si comunica che è"
                    + " {esito}. {motivi} È possibile proporre reclamo al Garante per la protezione dei dati personali."),
    REVOCATION(
            "PSW-20-03",
            "Revoca del contributo",
            "Con atto n. {atto} del {data} è disposta la revoca {tipo} del contributo concesso al progetto {codice}."
                    + " Parte riconosciuta: {riconosciuto}; somme da restituire: {importo}. {interessi}"
                    + " Motivazione: {motivi}");

    private static final String FINANCED_BY =
            "Operazione finanziata dal Fondo Sociale Europeo nell'ambito del Programma"
                    + " Operativo della Regione Lazio FSE 2014-2020.";

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    private final RuleId rule;
    private final String subject;
    private final String body;

    Template(String rule, String subject, String body) {
        this.rule = RuleId.of(rule);
        this.subject = subject;
        this.body = body;
    }

    public RuleId rule() {
        return rule;
    }

    /** The subject line with its words filled in. */
    String subject(Map<String, String> words) {
        return fill(subject, words);
    }

    /** The text with its words filled in. */
    String body(Map<String, String> words) {
        return fill(body, words);
    }

    /** As it goes to the beneficiary: whatever it receives says who finances the operation (PSW-21-05). */
    @Rule("PSW-21-05")
    String bodyToBeneficiary(Map<String, String> words) {
        return body(words) + "\n\n" + FINANCED_BY;
    }

    /** The words the template needs, beside {@code codice}. */
    public Set<String> words() {
        TreeSet<String> words = new TreeSet<>();
        Matcher slot = SLOT.matcher(subject + body);
        while (slot.find()) {
            words.add(slot.group(1));
        }
        words.remove("codice");
        return words;
    }

    private String fill(String text, Map<String, String> words) {
        return SLOT.matcher(text)
                .replaceAll(slot -> {
                    String word = words.get(slot.group(1));
                    if (word == null) {
                        throw new IllegalArgumentException(name() + " needs the word " + slot.group(1));
                    }
                    return Matcher.quoteReplacement(word);
                })
                .strip();
    }
}
