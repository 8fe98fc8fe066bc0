package it.sportello.funding;

import it.sportello.notice.Notice;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The de minimis test of Reg. (EU) 1407/2013: aids granted to the single undertaking in the fiscal year of the
 * concession and those before it, plus what the act is about to concede, against the ceiling. Over it the whole aid is
 * not financed: there is no reduction to the room that is left (PSW-06-08).
 */
@Rule({
    "PSW-06-03",
    "PSW-06-04",
    "PSW-06-05",
    "PSW-06-06",
    "PSW-06-08",
    "PSW-06-09",
    "PSW-06-10",
    "PSW-06-11",
    "PSW-06-12",
    "PSW-06-13",
    "PSW-06-15",
    "PSW-06-16"
})
public final class DeMinimis {

    /** Code of the refusal over the ceiling. */
    public static final String NOT_FINANCEABLE = "NOT_FINANCEABLE_DE_MINIMIS";

    /** Code of the refusal by sector. */
    public static final String EXCLUDED_SECTOR = "EXC_DE_MINIMIS_SECTOR";

    private final Notice.DeMinimis rules;

    public DeMinimis(Notice notice) {
        this.rules = notice.deMinimis();
    }

    /** Sectors to which the Regulation does not apply (PSW-06-09, AMB-23). */
    public enum Sector {
        ORDINARY("settore ammesso"),
        FISHERY_AQUACULTURE("pesca e acquacoltura"),
        PRIMARY_AGRICULTURE("produzione primaria di prodotti agricoli");

        private final String label;

        Sector(String label) {
            this.label = label;
        }
    }

    /** What the act being prepared concedes (PSW-06-16). */
    public enum Concession {
        /** First check, or determination of everything that was requested. */
        ALL,
        /** B was not requested, or is not conceded because it awaits funds. */
        A_ONLY,
        /** Later concession of B: its A is already among the aids registered. */
        B_LATER
    }

    /**
     * One aid of the single undertaking, of any de minimis regulation (PSW-06-12).
     *
     * @param grantedOn day of the concession, not of the payment (PSW-06-05)
     * @param to the enterprise of the single undertaking: tax code or name
     */
    public record Aid(LocalDate grantedOn, Euro amount, String to) {}

    /**
     * What the officer has found for the single undertaking.
     *
     * @param concessionDate expected day of the act
     * @param fiscalYearStart first day of the undertaking's own fiscal year; 1 January by default
     * @param aids of all linked enterprises, from the RNA (PSW-06-15); null when only the total is known
     * @param aidsTotal total of the window as read from the RNA survey, used when {@code aids} is null
     * @param declared total declared on A03, null when not compared
     * @param sgeiAids aids under Reg. (EU) 360/2012, counted apart (PSW-06-11)
     * @param roadFreight road freight for hire or reward is among the activities
     * @param mixed active in other sectors too (PSW-06-10)
     * @param separationProven separation of activities or costs documented in A03 and confirmed by the officer
     * @param otherAidSameCosts other State aid for the same costs is declared or was found (PSW-06-13)
     * @param intensityExceeded with that aid the highest intensity or amount would be exceeded: the officer's decision
     */
    public record Position(
            LocalDate concessionDate,
            MonthDay fiscalYearStart,
            @Nullable List<Aid> aids,
            Euro aidsTotal,
            @Nullable Euro declared,
            Euro sgeiAids,
            Sector sector,
            boolean roadFreight,
            boolean mixed,
            boolean separationProven,
            boolean otherAidSameCosts,
            boolean intensityExceeded) {

        public static final MonthDay CALENDAR_YEAR = MonthDay.of(1, 1);

        public Position {
            aids = aids == null ? null : List.copyOf(aids);
        }

        /** An ordinary enterprise with a calendar fiscal year and one total from the RNA. */
        public static Position ofTotal(LocalDate concessionDate, Euro aidsTotal) {
            return new Position(
                    concessionDate,
                    CALENDAR_YEAR,
                    null,
                    aidsTotal,
                    null,
                    Euro.ZERO,
                    Sector.ORDINARY,
                    false,
                    false,
                    false,
                    false,
                    false);
        }
    }

    /**
     * The window of the fiscal years, both days included.
     *
     * @param to last day of the fiscal year of the concession
     */
    public record Window(LocalDate from, LocalDate to) {
        /** Both days included. */
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * The result of the test.
     *
     * @param conceded what the act concedes, within {@code tested}
     * @param tested aids in the window plus what is conceded
     * @param outcome accepted with the tested amount, or refused with every ground; the warnings are for the officer
     * @param holdsOnAAlone the test fails on A and B but A alone would pass: final only when its turn has come and B
     *     is available (PSW-06-16)
     */
    public record Result(
            Window window,
            Euro aidsInWindow,
            Euro conceded,
            Euro tested,
            Euro ceiling,
            Outcome<Euro> outcome,
            boolean holdsOnAAlone,
            Explanation explanation) {

        /** {@code OK}, or the code of the first ground. */
        public String code() {
            return outcome.isAccepted() ? "OK" : outcome.grounds().get(0).code();
        }
    }

    /** The fiscal year of the concession and those before it (PSW-06-05). */
    @Rule("PSW-06-05")
    public Window window(LocalDate concessionDate, MonthDay fiscalYearStart) {
        LocalDate start = fiscalYearStart.atYear(concessionDate.getYear());
        int year = start.isAfter(concessionDate) ? concessionDate.getYear() - 1 : concessionDate.getYear();
        return new Window(
                fiscalYearStart.atYear(year - rules.fiscalYears() + 1),
                fiscalYearStart.atYear(year + 1).minusDays(1));
    }

    /** Tests what an act is about to concede. */
    public Result test(Position position, Euro grantA, Euro grantB, Concession concession) {
        Window window = window(position.concessionDate(), position.fiscalYearStart());
        Euro aids = aidsIn(window, position);
        Euro conceded = conceded(grantA, grantB, concession);
        Euro tested = aids.plus(conceded);
        Euro ceiling = ceiling(position);

        List<Reason> grounds = new ArrayList<>();
        sector(position, grounds);
        if (tested.exceeds(ceiling)) {
            grounds.add(Reason.of(
                    NOT_FINANCEABLE,
                    "PSW-06-08",
                    "Con il contributo di " + ItalianText.euro(conceded) + " gli aiuti de minimis dell'impresa unica"
                            + " ammonterebbero a " + ItalianText.euro(tested) + ", oltre il massimale di "
                            + ItalianText.euro(ceiling) + ": l'aiuto non può essere finanziato."));
        }
        cumulation(position, grounds);
        Outcome<Euro> outcome = Outcome.of(tested, grounds, warnings(position, aids));
        boolean holdsOnAAlone = concession == Concession.ALL
                && grantB.isPositive()
                && tested.exceeds(ceiling)
                && grounds.size() == 1
                && ceiling.covers(aids.plus(grantA));
        return new Result(
                window,
                aids,
                conceded,
                tested,
                ceiling,
                outcome,
                holdsOnAAlone,
                explain(position, window, aids, conceded, tested, ceiling, grantA, grantB, concession, outcome));
    }

    @Rule({"PSW-06-05", "PSW-06-06", "PSW-06-12"})
    private static Euro aidsIn(Window window, Position position) {
        List<Aid> aids = position.aids();
        return aids == null
                ? position.aidsTotal()
                : Euro.sum(aids.stream()
                        .filter(a -> window.contains(a.grantedOn()))
                        .map(Aid::amount)
                        .toList());
    }

    @Rule("PSW-06-16")
    private static Euro conceded(Euro grantA, Euro grantB, Concession concession) {
        return switch (concession) {
            case ALL -> grantA.plus(grantB);
            case A_ONLY -> grantA;
            case B_LATER -> grantB;
        };
    }

    @Rule({"PSW-06-03", "PSW-06-04"})
    private Euro ceiling(Position position) {
        return position.roadFreight() && !position.separationProven() ? rules.roadFreightCeiling() : rules.ceiling();
    }

    @Rule({"PSW-06-09", "PSW-06-10"})
    private static void sector(Position position, List<Reason> grounds) {
        if (position.sector() != Sector.ORDINARY && !(position.mixed() && position.separationProven())) {
            grounds.add(Reason.of(
                    EXCLUDED_SECTOR,
                    "PSW-06-09",
                    "L'impresa opera nel settore \"" + position.sector().label + "\", escluso dal Regolamento (UE)"
                            + " 1407/2013"
                            + (position.mixed()
                                    ? ", e non è dimostrata la separazione delle attività o la distinzione dei costi."
                                    : ".")));
        }
    }

    @Rule("PSW-06-13")
    private static void cumulation(Position position, List<Reason> grounds) {
        if (position.intensityExceeded()) {
            grounds.add(Reason.of(
                    NOT_FINANCEABLE,
                    "PSW-06-13",
                    "Con un altro aiuto di Stato sugli stessi costi ammissibili sarebbe superata l'intensità massima"
                            + " fissata per quell'aiuto: il contributo non è cumulabile e non può essere finanziato."));
        }
    }

    @Rule({"PSW-06-11", "PSW-06-13", "PSW-06-15"})
    private List<Reason> warnings(Position position, Euro aids) {
        List<Reason> warnings = new ArrayList<>();
        Euro declared = position.declared();
        if (declared != null && !declared.equals(aids)) {
            warnings.add(Reason.of(
                    "DE_MINIMIS_DECLARED_DIFFERS",
                    "PSW-06-15",
                    "L'Allegato A 03 dichiara " + ItalianText.euro(declared)
                            + ", il Registro Nazionale degli Aiuti riporta " + ItalianText.euro(aids)
                            + ": prevale il Registro."));
        }
        if (position.otherAidSameCosts() && !position.intensityExceeded()) {
            warnings.add(Reason.of(
                    "OTHER_AID_SAME_COSTS",
                    "PSW-06-13",
                    "Sono dichiarati altri aiuti di Stato per gli stessi costi ammissibili: verificare che l'intensità"
                            + " massima non sia superata."));
        }
        if (position.sgeiAids().isPositive()) {
            sgei(position.sgeiAids(), warnings);
        }
        return warnings;
    }

    private void sgei(Euro sgeiAids, List<Reason> warnings) {
        Euro ceiling = rules.sgeiCeiling();
        if (ceiling == null) {
            warnings.add(Reason.of(
                    "SGEI_CEILING_NOT_SUPPLIED",
                    "PSW-06-11",
                    "Vi sono aiuti del Regolamento (UE) 360/2012 per " + ItalianText.euro(sgeiAids)
                            + ": il massimale di quel Regolamento non è impostato e va verificato dall'ufficio."));
        } else if (sgeiAids.exceeds(ceiling)) {
            warnings.add(Reason.of(
                    "SGEI_CEILING_EXCEEDED",
                    "PSW-06-11",
                    "Gli aiuti del Regolamento (UE) 360/2012, " + ItalianText.euro(sgeiAids)
                            + ", superano il massimale di quel Regolamento, " + ItalianText.euro(ceiling)
                            + ": decide l'ufficio."));
        }
    }

    private static Explanation explain(
            Position position,
            Window window,
            Euro aids,
            Euro conceded,
            Euro tested,
            Euro ceiling,
            Euro grantA,
            Euro grantB,
            Concession concession,
            Outcome<Euro> outcome) {
        Explanation.Builder why = Explanation.of(
                        "deMinimis", "PSW-06-03", "PSW-06-04", "PSW-06-05", "PSW-06-06", "PSW-06-09", "PSW-06-16")
                .input("concessionDate", position.concessionDate())
                .input("fiscalYearStart", position.fiscalYearStart())
                .input("sector", position.sector())
                .input("roadFreight", position.roadFreight())
                .input("mixed", position.mixed())
                .input("separationProven", position.separationProven())
                .input("sgeiAids", position.sgeiAids())
                .input("grantA", grantA)
                .input("grantB", grantB)
                .input("concession", concession)
                .step("Esercizio finanziario della concessione e precedenti: dal " + ItalianText.day(window.from())
                        + " al " + ItalianText.day(window.to()) + " (conta la data di concessione dell'aiuto).");
        List<Aid> list = position.aids();
        if (list == null) {
            why.step(
                    "Totale degli aiuti dell'impresa unica dalla visura del Registro: " + ItalianText.euro(aids) + ".");
        } else {
            for (Aid aid : list) {
                why.step("Aiuto del " + ItalianText.day(aid.grantedOn()) + " a " + aid.to() + ", "
                        + ItalianText.euro(aid.amount())
                        + (window.contains(aid.grantedOn()) ? ": conta." : ": fuori dal periodo, non conta."));
            }
            why.step("Totale degli aiuti dell'impresa unica nel periodo: " + ItalianText.euro(aids) + ".");
        }
        why.step("Importo da concedere con l'atto: " + ItalianText.euro(conceded)
                        + (concession == Concession.B_LATER
                                ? " (Azione B; l'Azione A è già registrata fra gli aiuti)."
                                : "."))
                .step("Importo verificato " + ItalianText.euro(tested)
                        + (tested.exceeds(ceiling) ? ", superiore al" : ", non superiore al") + " massimale di "
                        + ItalianText.euro(ceiling) + ".");
        outcome.grounds().forEach(g -> why.step(g.text()));
        outcome.warnings().forEach(w -> why.step("Avvertenza: " + w.text()));
        return why.result(outcome.isAccepted() ? "OK" : outcome.grounds().get(0).code());
    }
}
