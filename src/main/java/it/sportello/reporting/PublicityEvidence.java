package it.sportello.reporting;

import it.sportello.shared.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of information and communication (table PUBLICITY).
 *
 * @param emblem whether the samples carry the emblem of the Union and a reference to it
 * @param fundReference whether they name the fund
 * @param websiteProof address and picture of the page; asked only where there is a website
 * @param posterFormat an ISO A format such as {@code A3}, null where no photo of a poster was given
 * @param fseStatement whether documents and certificates carry the statement of the funding
 * @param regionalEmblems whether the information material bears the emblems of D.D. G14284/2015
 */
@Rule({"PSW-21-01", "PSW-21-02", "PSW-21-03", "PSW-21-04", "PSW-21-05", "PSW-21-06"})
public record PublicityEvidence(
        boolean emblem,
        boolean fundReference,
        boolean hasWebsite,
        boolean websiteProof,
        @Nullable String posterFormat,
        boolean fseStatement,
        boolean regionalEmblems) {}
