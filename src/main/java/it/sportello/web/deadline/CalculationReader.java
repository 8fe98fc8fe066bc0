package it.sportello.web.deadline;

import it.sportello.deadline.Calculation;
import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.Term;
import it.sportello.notice.Notice;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link CalculationRequest} under a notice; collects every error before it refuses. */
final class CalculationReader {

    private static final int MOST_DAYS = 36_600;
    private static final int MOST_MONTHS = 1_200;
    private static final int MOST_YEARS = 100;
    private static final int MOST_PERIODS = 40;
    private static final int MOST_HOLIDAYS = 30;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2150;
    private static final String EVIDENCE = "richiesta di calcolo";
    private static final String COUNTING = "PSW-00-04";
    private static final String SUSPENDING = "PSW-00-07";
    private static final String EXTENDING = "PSW-00-08";
    private static final String NINE_MONTHS = "PSW-16-02";

    private final CalculationRequest request;
    private final Notice notice;
    private final LegalClock clock;
    private final List<Reason> errors = new ArrayList<>();

    CalculationReader(CalculationRequest request, Notice notice, LegalClock clock) {
        this.request = request;
        this.notice = notice;
        this.clock = clock;
    }

    /** @throws Refusal invalid, with every field that is wrong */
    Calculation read() {
        @Nullable DeadlineKind kind = kind();
        @Nullable Term term = term(kind);
        @Nullable StartEvent event = event(kind, term);
        CalendarRules rules = rules(kind);
        Calculation.@Nullable Extension extension = extension(kind);
        @Nullable
        LocalDate communicated = date("startCommunicatedOn", request.startCommunicatedOn(), NINE_MONTHS)
                .findFirst()
                .orElse(null);
        @Nullable LocalDate requested = extensionRequest();
        if (term == null || event == null || !errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new CalculationChecks(request, notice, clock)
                .checked(new Calculation(kind, event, term, rules, extension, null), communicated, requested);
    }

    private @Nullable DeadlineKind kind() {
        return parsed("deadline", request.deadline(), COUNTING, DeadlineKind::of, "La scadenza va da DL-01 a DL-29.");
    }

    private @Nullable Term term(@Nullable DeadlineKind kind) {
        MonthDay yearStart = orElse(
                parsed(
                        "fiscalYearStart",
                        request.fiscalYearStart(),
                        "PSW-23-03",
                        CalculationReader::monthDay,
                        "Il primo giorno dell'esercizio ha la forma MM-GG."),
                MonthDay.of(1, 1));
        List<Term> given = Stream.of(
                        length("days", request.days(), 0, MOST_DAYS, Term::days),
                        length("months", request.months(), 1, MOST_MONTHS, Term::months),
                        length(
                                "fiscalYears",
                                request.fiscalYears(),
                                1,
                                MOST_YEARS,
                                years -> Term.fiscalYears(years, yearStart)),
                        date("date", request.date(), COUNTING).map(Term::onDate),
                        instant("instant", request.instant()).map(Term::atInstant))
                .flatMap(Function.identity())
                .toList();
        if (given.size() > 1) {
            error("days", COUNTING, "Indicare una sola durata: days, months, fiscalYears, date o instant.");
        }
        if (!given.isEmpty() || lengthIsWrong()) {
            return given.isEmpty() ? null : given.get(0);
        }
        if (kind == null) {
            if (request.deadline() == null) {
                error("days", COUNTING, "Indicare una scadenza dell'Avviso o una durata.");
            }
            return null;
        }
        return notice.term(kind, yearStart).orElseGet(() -> {
            lengthIsMissing(kind);
            return null;
        });
    }

    private void lengthIsMissing(DeadlineKind kind) {
        String rule = kind.rule().value();
        switch (kind) {
            case DL_01 ->
                error(
                        "deadline",
                        rule,
                        "L'Avviso fissa l'apertura al "
                                + ItalianText.dayAndHour(notice.call().opensAt())
                                + ": è un istante e non un termine da calcolare.");
            case DL_26 -> error("date", rule, kind + " è dell'avviso per i Comuni, non di questo: indicare il giorno.");
            case DL_27 ->
                error("instant", rule, kind + " è dell'avviso per i Comuni, non di questo: indicare l'istante.");
            default -> error("days", rule, "Per " + kind + " l'Avviso non fissa una durata: indicarla.");
        }
    }

    private boolean lengthIsWrong() {
        return errors.stream().map(Reason::subject).anyMatch(field -> List.of(
                        "days", "months", "fiscalYears", "date", "instant")
                .contains(field));
    }

    private Stream<Term> length(
            String field, @Nullable Integer length, int least, int most, Function<Integer, Term> term) {
        if (length == null) {
            return Stream.of();
        }
        if (length < least || length > most) {
            error(field, COUNTING, "La durata va da " + least + " a " + most + ".");
            return Stream.of();
        }
        return Stream.of(term.apply(length));
    }

    private @Nullable StartEvent event(@Nullable DeadlineKind kind, @Nullable Term term) {
        if (request.startDate() != null && request.startAt() != null) {
            error("startAt", COUNTING, "Indicare il giorno o l'istante dell'evento, non entrambi.");
        }
        List<StartEvent> given = Stream.concat(
                        date("startDate", request.startDate(), COUNTING).map(day -> StartEvent.on(day, EVIDENCE)),
                        instant("startAt", request.startAt()).map(at -> StartEvent.at(at, EVIDENCE)))
                .toList();
        if (!given.isEmpty()) {
            return given.get(0);
        }
        if (term instanceof Term.OnDate fixed) {
            return StartEvent.on(fixed.date(), EVIDENCE);
        }
        if (term instanceof Term.AtInstant fixed) {
            return StartEvent.at(fixed.instant(), EVIDENCE);
        }
        if (request.startDate() == null && request.startAt() == null && (term != null || !isOfADay(kind))) {
            error("startDate", COUNTING, "Indicare il giorno dell'evento da cui decorre il termine.");
        }
        return null;
    }

    /** Whether what is missing or wrong is a day or an instant, which needs no event. */
    private boolean isOfADay(@Nullable DeadlineKind kind) {
        return request.date() != null
                || request.instant() != null
                || (kind != null
                        && (kind.nature() == DeadlineKind.Nature.DATE || kind.nature() == DeadlineKind.Nature.INSTANT));
    }

    private CalendarRules rules(@Nullable DeadlineKind kind) {
        CalendarRules called = notice.calendar().rules();
        List<MonthDay> extra = request.extraHolidays() == null ? called.extraHolidays() : holidays();
        boolean saturday = orElse(request.saturdayIsHoliday(), called.saturdayIsHoliday());
        List<Suspension> suspensions = new ArrayList<>(called.suspensions());
        suspensions.addAll(preset(kind));
        suspensions.addAll(suspensions(kind));
        return new CalendarRules(saturday, extra, suspensions);
    }

    private List<MonthDay> holidays() {
        List<String> given = orElse(request.extraHolidays(), List.of());
        if (given.size() > MOST_HOLIDAYS) {
            error("extraHolidays", "PSW-00-05", "Le festività in più sono al massimo " + MOST_HOLIDAYS + ".");
            return List.of();
        }
        List<MonthDay> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            MonthDay day = parsed(
                    "extraHolidays[" + i + "]",
                    given.get(i),
                    "PSW-00-05",
                    CalculationReader::monthDay,
                    "La festività ha la forma MM-GG.");
            if (day != null) {
                read.add(day);
            }
        }
        return read;
    }

    /** Of a term of its own length the caller says that it is suspended; of a deadline, the preset does. */
    private List<Suspension> preset(@Nullable DeadlineKind kind) {
        String name = request.suspensionPreset();
        if (name == null) {
            return List.of();
        }
        List<Suspension> preset = notice.calendar().preset(name);
        if (preset.isEmpty()) {
            error("suspensionPreset", SUSPENDING, "L'Avviso non ha una sospensione pronta con questo nome.");
        }
        return kind == null
                ? preset.stream()
                        .map(period -> Suspension.of(period.from(), period.to()))
                        .toList()
                : preset;
    }

    private List<Suspension> suspensions(@Nullable DeadlineKind kind) {
        List<CalculationRequest.SuspensionBody> given = orElse(request.suspensions(), List.of());
        if (given.size() > MOST_PERIODS) {
            error("suspensions", SUSPENDING, "I periodi di sospensione sono al massimo " + MOST_PERIODS + ".");
            return List.of();
        }
        if (kind != null && !kind.suspendable() && !given.isEmpty()) {
            error("suspensions", SUSPENDING, "La scadenza " + kind + " non può essere sospesa.");
            return List.of();
        }
        List<Suspension> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            suspension("suspensions[" + i + "]", given.get(i), kind).forEach(read::add);
        }
        return read;
    }

    private Stream<Suspension> suspension(
            String field, CalculationRequest.SuspensionBody period, @Nullable DeadlineKind kind) {
        if (period.from() == null) {
            error(field + ".from", SUSPENDING, "Indicare il primo giorno sospeso.");
        }
        @Nullable
        LocalDate from =
                date(field + ".from", period.from(), SUSPENDING).findFirst().orElse(null);
        @Nullable
        LocalDate to = date(field + ".to", period.to(), SUSPENDING).findFirst().orElse(null);
        if (from == null) {
            return Stream.of();
        }
        if (to != null && to.isBefore(from)) {
            error(field + ".to", SUSPENDING, "La sospensione non può finire prima di cominciare.");
            return Stream.of();
        }
        return Stream.of(kind == null ? Suspension.of(from, to) : Suspension.of(from, to, kind));
    }

    private Calculation.@Nullable Extension extension(@Nullable DeadlineKind kind) {
        CalculationRequest.ExtensionBody given = request.extension();
        if (given == null) {
            return null;
        }
        if (kind != null && !kind.extendable()) {
            error("extension", EXTENDING, "Nessuna regola consente di prorogare " + kind + ".");
        }
        @Nullable
        LocalDate to = date("extension.to", orElse(given.to(), ""), EXTENDING)
                .findFirst()
                .orElse(null);
        @Nullable
        LocalDate decided = date("extension.decidedOn", orElse(given.decidedOn(), ""), EXTENDING)
                .findFirst()
                .orElse(null);
        return to == null || decided == null ? null : new Calculation.Extension(to, decided, List.of());
    }

    private @Nullable LocalDate extensionRequest() {
        CalculationRequest.ExtensionBody given = request.extension();
        return given == null
                ? null
                : date("extension.requestedOn", given.requestedOn(), EXTENDING)
                        .findFirst()
                        .orElse(null);
    }

    private Stream<LocalDate> date(String field, @Nullable String text, String rule) {
        LocalDate day = parsed(
                field,
                text,
                rule,
                CalculationReader::day,
                "La data ha la forma AAAA-MM-GG, dal " + FIRST_YEAR + " al " + LAST_YEAR + ".");
        return Stream.ofNullable(day);
    }

    private Stream<Instant> instant(String field, @Nullable String text) {
        Instant at = parsed(
                field,
                text,
                "PSW-00-03",
                CalculationReader::moment,
                "L'istante ha la forma AAAA-MM-GGThh:mm:ssZ, dal " + FIRST_YEAR + " al " + LAST_YEAR + ".");
        return Stream.ofNullable(at);
    }

    private static LocalDate day(String text) {
        return within(LocalDate.parse(text));
    }

    private static Instant moment(String text) {
        Instant at = Instant.parse(text);
        within(LegalTime.dateOf(at));
        return at;
    }

    private static LocalDate within(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("a year out of range");
        }
        return day;
    }

    private static MonthDay monthDay(String text) {
        return MonthDay.parse("--" + text);
    }

    private <T> @Nullable T parsed(
            String field, @Nullable String text, String rule, Function<String, T> parser, String problem) {
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            error(field, rule, problem);
            return null;
        }
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private void error(String field, String rule, String text) {
        errors.add(Reason.on(field, "INVALID_FIELD", rule, text));
    }
}
