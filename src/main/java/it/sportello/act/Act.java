package it.sportello.act;

import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An act: prepared, signed once, published once; what it carried when it was signed never changes. */
@Entity
@Table(name = "act")
@Rule({"PSW-14-03", "PSW-14-04", "PSW-14-06"})
public class Act {

    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "notice")
    private String notice;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private ActKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ActState state;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "data")
    private Map<String, String> data = new TreeMap<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "act_item", joinColumns = @JoinColumn(name = "act_code"))
    @OrderColumn(name = "position")
    private List<ActItem> items = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "act_departure", joinColumns = @JoinColumn(name = "act_code"))
    @OrderColumn(name = "position")
    private List<Departure> departures = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "act_waiting", joinColumns = @JoinColumn(name = "act_code"))
    @OrderColumn(name = "position")
    private List<Waiting> waiting = new ArrayList<>();

    @Column(name = "number")
    private @Nullable String number;

    @Column(name = "act_date")
    private @Nullable LocalDate date;

    @Column(name = "signed_by")
    private @Nullable String signedBy;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "bur_number")
    private @Nullable String burNumber;

    @Column(name = "bur_date")
    private @Nullable LocalDate burDate;

    @Column(name = "formation_portal")
    private @Nullable LocalDate formationPortal;

    @Column(name = "europe_portal")
    private @Nullable LocalDate europePortal;

    @Column(name = "transparency")
    private @Nullable LocalDate transparency;

    @Column(name = "premises")
    private @Nullable String premises;

    @Version
    @Column(name = "version")
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Act() {}

    Act(ReferenceCode code, String notice, ActKind kind, String openedBy, Instant openedAt) {
        this.code = code.value();
        this.notice = notice;
        this.kind = kind;
        this.state = ActState.DRAFT;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    /** Puts these cases, and no others, in the determination. */
    void gather(List<ActItem> gathered) {
        requireDraft();
        Set<ReferenceCode> codes = new HashSet<>();
        gathered.forEach(item -> {
            if (!codes.add(item.code())) {
                throw Refusal.invalid("cases", "PSW-14-03", "La pratica " + item.code() + " compare due volte.");
            }
        });
        items.clear();
        items.addAll(gathered);
    }

    /** A case leaves the determination that is being prepared: what is signed is only what can still be decided. */
    void leave(ReferenceCode code, String reason, Instant at) {
        requireDraft();
        if (items.removeIf(item -> item.code().equals(code))) {
            departures.add(new Departure(code, reason, at));
        }
    }

    /** Sets what an act on the call says. */
    void draft(ActKind drafted, Map<String, String> content) {
        requireDraft();
        if (drafted == ActKind.DETERMINATION) {
            throw new IllegalArgumentException("a determination gathers cases");
        }
        kind = drafted;
        data = new TreeMap<>(content);
    }

    /** Sets what the act recites before it decides; signed with the act, it never changes. */
    void recite(String text) {
        requireDraft();
        premises = text;
    }

    /** Attaches the proposals that wait for funds, as they stand; signed with the act, they never change. */
    @Rule("PSW-14-06")
    void attach(List<Waiting> list) {
        requireDraft();
        waiting.clear();
        waiting.addAll(list);
    }

    /** @param today the day of signature: an act cannot bear a later date */
    void sign(String actNumber, LocalDate actDate, String by, Instant at, LocalDate today) {
        requireDraft();
        if (actNumber.isBlank()) {
            throw Refusal.invalid("actNumber", "PSW-14-03", "Il numero dell'atto è obbligatorio.");
        }
        if (actDate.isAfter(today)) {
            throw Refusal.invalid("actDate", "PSW-14-03", "La data dell'atto non può essere futura.");
        }
        if (kind == ActKind.DETERMINATION && items.isEmpty()) {
            throw Refusal.notAllowed("ACT_EMPTY", "PSW-14-03", "La determinazione non contiene alcuna pratica.");
        }
        number = actNumber;
        date = actDate;
        signedBy = by;
        signedAt = at;
        state = ActState.SIGNED;
    }

    void publish(Publication publication, LocalDate today) {
        if (state != ActState.SIGNED) {
            throw Refusal.notAllowed(
                    "ACT_NOT_SIGNED", "PSW-14-04", "Si pubblica un atto firmato e non ancora pubblicato.");
        }
        requireBurDate(publication.burDate(), today);
        burNumber = publication.burNumber();
        burDate = publication.burDate();
        formationPortal = publication.formationPortal();
        europePortal = publication.europePortal();
        transparency = publication.transparency();
        state = ActState.PUBLISHED;
    }

    /** Replaces number and date of the bulletin: a corrigendum. */
    @Rule("PSW-14-04")
    void correct(String number, LocalDate date, LocalDate today) {
        if (state != ActState.PUBLISHED) {
            throw Refusal.notAllowed("ACT_NOT_PUBLISHED", "PSW-14-04", "Si rettifica solo un atto già pubblicato.");
        }
        requireBurDate(date, today);
        burNumber = number;
        burDate = date;
    }

    private void requireBurDate(LocalDate date, LocalDate today) {
        if (date.isBefore(requireDate())) {
            throw Refusal.invalid(
                    "burDate",
                    "PSW-14-05",
                    "La data del BUR non può precedere la data dell'atto (" + ItalianText.day(requireDate()) + ").");
        }
        if (date.isAfter(today)) {
            throw Refusal.invalid("burDate", "PSW-14-05", "La data del BUR non può essere futura.");
        }
    }

    private void requireDraft() {
        if (state != ActState.DRAFT) {
            throw Refusal.notAllowed("ACT_SIGNED", "PSW-14-03", "L'atto è già firmato e non si modifica più.");
        }
    }

    private LocalDate requireDate() {
        if (date == null) {
            throw new IllegalStateException("act " + code + " has no date");
        }
        return date;
    }

    public ReferenceCode code() {
        return new ReferenceCode(code);
    }

    public String notice() {
        return notice;
    }

    public ActKind kind() {
        return kind;
    }

    public ActState state() {
        return state;
    }

    public List<ActItem> items() {
        return List.copyOf(items);
    }

    /** The cases that were gathered and left before the signature, in the order they left. */
    public List<Departure> departures() {
        return List.copyOf(departures);
    }

    /** The proposals that waited for funds when a determination was signed, in funding order. */
    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    /** What an act on the call says, by name of field. */
    public Map<String, String> data() {
        return Map.copyOf(data);
    }

    public Optional<String> number() {
        return Optional.ofNullable(number);
    }

    public Optional<LocalDate> date() {
        return Optional.ofNullable(date);
    }

    /** What it recited when it was signed, one sentence a line. */
    public Optional<String> premises() {
        return Optional.ofNullable(premises);
    }

    public Optional<String> signedBy() {
        return Optional.ofNullable(signedBy);
    }

    public Optional<Publication> publication() {
        return burNumber == null || burDate == null
                ? Optional.empty()
                : Optional.of(new Publication(burNumber, burDate, formationPortal, europePortal, transparency));
    }

    /** For people: {@code n. G01234 del 10/04/2020}, or that it is in preparation. */
    public String citation() {
        return number == null ? "in preparazione" : "n. " + number + " del " + ItalianText.day(requireDate());
    }
}
