package it.sportello.notice;

import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;

/** What every act recites before it decides: the programme, the law, the office. */
@Rule({"PSW-01-01", "PSW-01-02", "PSW-01-04", "PSW-26-01", "PSW-27-01"})
public final class Premises {

    private Premises() {}

    /** @param concession true for an act that concedes contributions, which cites the aid scheme (PSW-06-01) */
    @Rule("PSW-06-01")
    public static String of(Notice notice, boolean concession) {
        List<String> lines = new ArrayList<>();
        Notice.Programme programme = notice.programme();
        lines.add(String.join(
                " – ",
                programme.name() + " (CCI " + programme.cci() + ")",
                programme.axis(),
                programme.priority(),
                programme.objective(),
                programme.action()));
        lines.add("Avviso «" + notice.title() + "», versione " + notice.version() + ".");
        lines.add("Visti: " + String.join("; ", notice.law().references()) + ".");
        lines.add("In caso di contrasto prevalgono, nell'ordine: "
                + String.join("; ", notice.law().precedence())
                + "; restano ferme le leggi dello Stato e il diritto dell'Unione europea.");
        if (concession) {
            lines.add(notice.law().stateAid());
        }
        Notice.Offices offices = notice.offices();
        lines.add("Responsabile unico del procedimento: "
                + (offices.procedureOfficer().isBlank() ? "" : offices.procedureOfficer() + ", ")
                + offices.direction()
                + ".");
        lines.add("Foro competente: " + offices.court() + ".");
        return String.join("\n", lines);
    }
}
