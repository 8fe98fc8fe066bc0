package it.sportello.revocation;

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
import org.jspecify.annotations.Nullable;

/**
 * The evidence of information and communication (table PUBLICITY). What is missing is proposed to the officer as the
 * breach {@link BreachCode#REV_PUBLICITY}, never decided here.
 */
@Rule({"PSW-21-01", "PSW-21-02", "PSW-21-03", "PSW-21-04", "PSW-21-05", "PSW-21-06", "PSW-16-09"})
public final class PublicityCheck {

    private static final Pattern ISO_A = Pattern.compile("A(\\d{1,2})");

    private final int largestNumber;

    public PublicityCheck(Notice.Publicity publicity) {
        this.largestNumber = number(publicity.minPosterFormat());
    }

    /**
     * @param emblems whether the samples carry the emblems and the reference to the Union
     * @param fundReference whether they name the fund
     * @param websiteProof address and picture of the page; asked only where there is a website
     * @param posterFormat an ISO A format such as {@code A3}, null where no photo of a poster was given
     * @param fseStatement whether documents and certificates carry the statement of the funding
     */
    public record Evidence(
            boolean emblems,
            boolean fundReference,
            boolean hasWebsite,
            boolean websiteProof,
            @Nullable String posterFormat,
            boolean fseStatement) {}

    /** @return the evidence, or everything that is missing, in the order of the table */
    public Outcome<Evidence> check(Evidence evidence) {
        List<Reason> missing = new ArrayList<>();
        if (!evidence.emblems()) {
            missing.add(Reason.of(
                    "EMBLEM",
                    "PSW-21-01",
                    "Il materiale non reca gli emblemi prescritti e il riferimento all'Unione europea."));
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
        return Outcome.of(evidence, missing, List.of());
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
