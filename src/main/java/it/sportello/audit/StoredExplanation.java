package it.sportello.audit;

import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as it was stored with its case (PSW-00-10).
 *
 * @param ruleSet the rule-set version under which it was computed, such as {@code psw-2020/1}
 * @param codeVersion the version of the program that computed it
 * @param digest SHA-256 of the canonical text, to compare a replay with
 * @param confirmedBy the person who confirmed it, null until then or where no confirmation is asked
 */
@Rule("PSW-00-10")
public record StoredExplanation(
        UUID id,
        ReferenceCode code,
        Explanation explanation,
        String ruleSet,
        String codeVersion,
        Instant at,
        String digest,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {}
