package it.sportello.reporting;

import it.sportello.notice.Notice;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The evidence of information and communication (table PUBLICITY). What is missing is proposed to the officer as a
 * breach of publicity, never decided here.
 */
@Rule({"PSW-21-01", "PSW-21-02", "PSW-21-03", "PSW-21-04", "PSW-21-05", "PSW-21-06", "PSW-16-09"})
public final class PublicityCheck {

    private static final Pattern ISO_A = Pattern.compile("A(\\d{1,2})");

    private final int largestNumber;

    public PublicityCheck(Notice.Publicity publicity) {
        this.largestNumber = number(publicity.minPosterFormat());
    }

    /** @return the evidence, or everything that is missing, in the order of the table */
    public Outcome<PublicityEvidence> check(PublicityEvidence evidence) {
        List<Reason> missing = new ArrayList<>();
        if (!evidence.emblem()) {
            missing.add(Reason.of(
                    "EMBLEM",
                    "PSW-21-01",
                    "Il materiale non reca l'emblema dell'Unione europea e il riferimento ad essa."));
        }
        if (!evidence.fundReference()) {
            missing.add(Reason.of(
                    "FUND_REFERENCE", "PSW-21-02", "Il materiale non indica il fondo che sostiene l'operazione."));
        }
        if (evidence.hasWebsite() && !evidence.websiteProof()) {
            missing.add(Reason.of(
                    "WEBSITE", "PSW-21-03", "Sul sito web del beneficiario manca la descrizione dell'operazione."));
        }
        if (evidence.posterFormat() == null) {
            missing.add(Reason.of(
                    "POSTER", "PSW-21-04", "Manca la prova dell'esposizione di almeno un poster in luogo visibile."));
        } else if (number(evidence.posterFormat()) > largestNumber) {
            missing.add(Reason.of(
                    "POSTER_BELOW_A" + largestNumber,
                    "PSW-21-04",
                    "Il poster ha formato " + evidence.posterFormat() + ", inferiore al minimo A" + largestNumber
                            + "."));
        }
        if (!evidence.fseStatement()) {
            missing.add(Reason.of(
                    "FSE_STATEMENT",
                    "PSW-21-05",
                    "I documenti e gli attestati non dichiarano il finanziamento del Fondo Sociale Europeo."));
        }
        if (!evidence.regionalEmblems()) {
            missing.add(Reason.of(
                    "REGIONAL_EMBLEMS",
                    "PSW-21-06",
                    "Il materiale informativo non reca gli emblemi adottati con D.D. G14284 del 20/11/2015."));
        }
        return Outcome.of(evidence, missing, List.of());
    }

    /** True for the name of an ISO A format, such as {@code A3}. */
    static boolean isFormat(String format) {
        return ISO_A.matcher(format.strip().toUpperCase(Locale.ROOT)).matches();
    }

    /** The number of an ISO A format: the larger the number, the smaller the sheet. */
    private static int number(String format) {
        Matcher matcher = ISO_A.matcher(format.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw Refusal.invalid(
                    "posterFormat", "PSW-21-04", "Indicare il formato del poster come formato ISO A, ad esempio A3.");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
