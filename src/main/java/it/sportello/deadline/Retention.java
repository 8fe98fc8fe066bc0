package it.sportello.deadline;

import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when the documents of a case are kept: the longest of the three periods.
 *
 * @param deMinimis last day of the fiscal years after the last individual aid, never suspended (PSW-23-03)
 * @param managingAuthority last day under art. 140 Reg. 1303/2013, moved by its suspensions; null until supplied
 * @param civilCode last day under art. 2220 Civil Code; null where the party keeps no such books
 */
@Rule({"PSW-23-01", "PSW-23-02", "PSW-23-03", "PSW-23-04"})
public record Retention(LocalDate deMinimis, @Nullable LocalDate managingAuthority, @Nullable LocalDate civilCode) {

    /** The longest prevails (PSW-23-04). */
    public LocalDate until() {
        LocalDate longest = deMinimis;
        for (LocalDate other : new @Nullable LocalDate[] {managingAuthority, civilCode}) {
            if (other != null && other.isAfter(longest)) {
                longest = other;
            }
        }
        return longest;
    }

    public Explanation explanation() {
        Explanation.Builder steps = Explanation.of("retention", "PSW-23-01", "PSW-23-03", "PSW-23-04");
        for (Period period : List.of(
                new Period("deMinimis", "de minimis (PSW-23-03)", deMinimis),
                new Period("managingAuthority", "art. 140 Reg. (UE) 1303/2013 (PSW-23-01)", managingAuthority),
                new Period("civilCode", "art. 2220 codice civile (PSW-23-04)", civilCode))) {
            LocalDate end = period.end();
            if (end != null) {
                steps.input(period.name(), end).step(period.label() + ": " + ItalianText.day(end));
            }
        }
        return steps.step("prevale il periodo più lungo: " + ItalianText.day(until()) + " (PSW-23-04)")
                .result(until());
    }

    private record Period(String name, String label, @Nullable LocalDate end) {}
}
