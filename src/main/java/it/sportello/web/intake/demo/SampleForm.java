package it.sportello.web.intake.demo;

import it.sportello.notice.Notice;
import it.sportello.plan.ActivityCode;
import it.sportello.plan.CompanySize;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Plan;
import it.sportello.plan.TrainingProvider;
import it.sportello.plan.Voice;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.ProposalForm.Address;
import it.sportello.proposal.ProposalForm.Applicant;
import it.sportello.proposal.ProposalForm.Association;
import it.sportello.proposal.ProposalForm.Declarations;
import it.sportello.proposal.ProposalForm.DeclaredAid;
import it.sportello.proposal.ProposalForm.Employee;
import it.sportello.proposal.ProposalForm.Frailty;
import it.sportello.proposal.ProposalForm.Gender;
import it.sportello.proposal.ProposalForm.InsolvencyState;
import it.sportello.proposal.ProposalForm.Instrument;
import it.sportello.proposal.ProposalForm.L68Status;
import it.sportello.proposal.ProposalForm.LinkedEnterprise;
import it.sportello.proposal.ProposalForm.Member;
import it.sportello.proposal.ProposalForm.OperatingUnit;
import it.sportello.proposal.ProposalForm.PaymentOption;
import it.sportello.proposal.ProposalForm.Pilot;
import it.sportello.proposal.ProposalForm.PreliminaryActivity;
import it.sportello.proposal.ProposalForm.Privacy;
import it.sportello.proposal.ProposalForm.Purchase;
import it.sportello.proposal.ProposalForm.Signer;
import it.sportello.proposal.ProposalForm.StaffLine;
import it.sportello.proposal.ProposalForm.StaffPerson;
import it.sportello.proposal.ProposalForm.TrainingAction;
import it.sportello.proposal.TaxCodes;
import it.sportello.shared.Euro;
import it.sportello.web.intake.demo.SamplePeople.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A whole, valid form of an invented enterprise; what matters to a story or a test is set by the methods. */
public final class SampleForm {

    private static final LocalDate START = LocalDate.of(2020, 6, 1);
    private static final LocalDate END = LocalDate.of(2021, 2, 26);
    private static final Euro NOTEBOOK = Euro.of("780.00");
    private static final BigDecimal VAT = new BigDecimal("0.22");

    private final int number;
    private final String name;
    private int lazioEmployees = 8;
    private int otherEmployees;
    private boolean actionB = true;
    private boolean formed;
    private @Nullable String partnerName;
    private @Nullable String partnerTaxCode;
    private String city = "Roma";
    private String province = "RM";
    private String legalForm = "S.r.l.";
    private CompanySize size = CompanySize.SMALL;
    private String ateco = "62.01.00";
    private boolean registered = true;
    private boolean roadFreight;
    private boolean delegate;
    private boolean planExists;
    private Euro earlierAids = Euro.ZERO;
    private String regulation = "Reg. (UE) 1407/2013";
    private LocalDate aidsGrantedOn = LocalDate.of(2019, 5, 14);
    private @Nullable String linkedName;
    private BigDecimal publicShare = BigDecimal.ZERO;
    private PaymentOption payment = PaymentOption.ADVANCE_AND_BALANCE;
    private String description = "Il piano introduce il lavoro agile in modo graduale: analisi dei processi, formazione"
            + " di responsabili e addetti, sperimentazione con indicatori e adozione del regolamento.";

    private SampleForm(int number, String name) {
        this.number = number;
        this.name = name;
    }

    /** @param number 1 to 9999; it makes the tax codes, so that two numbers are two enterprises */
    public static SampleForm of(int number, String name) {
        return new SampleForm(number, name);
    }

    public SampleForm employees(int lazio, int elsewhere) {
        this.lazioEmployees = lazio;
        this.otherEmployees = elsewhere;
        return this;
    }

    public SampleForm withoutActionB() {
        this.actionB = false;
        return this;
    }

    /** In association with an accredited body that delivers the training. */
    public SampleForm with(String partnerName, String partnerTaxCode, boolean formed) {
        this.partnerName = partnerName;
        this.partnerTaxCode = partnerTaxCode;
        this.formed = formed;
        return this;
    }

    public SampleForm in(String city, String province) {
        this.city = city;
        this.province = province;
        return this;
    }

    public SampleForm kind(String legalForm, CompanySize size, String ateco) {
        this.legalForm = legalForm;
        this.size = size;
        this.ateco = ateco;
        return this;
    }

    public SampleForm vatHolderOnly() {
        this.registered = false;
        return this;
    }

    public SampleForm roadFreight() {
        this.roadFreight = true;
        return this;
    }

    public SampleForm signedByDelegate() {
        this.delegate = true;
        return this;
    }

    public SampleForm withPlanAlready() {
        this.planExists = true;
        return this;
    }

    public SampleForm earlierAids(String amount) {
        this.earlierAids = Euro.of(amount);
        return this;
    }

    public SampleForm earlierAids(String amount, String regulation, LocalDate grantedOn) {
        this.regulation = regulation;
        this.aidsGrantedOn = grantedOn;
        return earlierAids(amount);
    }

    public SampleForm linkedTo(String name) {
        this.linkedName = name;
        return this;
    }

    public SampleForm publicShare(int percent) {
        this.publicShare = BigDecimal.valueOf(percent);
        return this;
    }

    public SampleForm singlePayment() {
        this.payment = PaymentOption.SINGLE_AT_END;
        return this;
    }

    public SampleForm described(String description) {
        this.description = description;
        return this;
    }

    public String name() {
        return name;
    }

    public String taxCode() {
        return companyTaxCode(number);
    }

    public static String companyTaxCode(int number) {
        return TaxCodes.complete("1%06d%03d".formatted(number * 37 % 1_000_000, 100 + number % 900));
    }

    /** @param notice gives the privacy notice and the flat rate, by which the shares of an association are split */
    public ProposalForm build(Notice notice) {
        List<Employee> employees = employees();
        List<StaffPerson> people = staffPeople();
        List<StaffLine> staff = staffLines(people);
        List<Purchase> purchases = actionB ? purchases() : List.of();
        return new ProposalForm(
                new Privacy(notice.ruleSet(), true),
                new Signer(
                        delegate ? Signer.Role.DELEGATE : Signer.Role.LEGAL_REPRESENTATIVE,
                        person(0).name(),
                        person(0).taxCode()),
                applicant(),
                employees,
                declarations(),
                linkedName == null
                        ? List.of()
                        : List.of(new LinkedEnterprise(
                                linkedName,
                                companyTaxCode(number + 5000),
                                LinkedEnterprise.Relation.VOTING_MAJORITY,
                                true)),
                earlierAids.isZero()
                        ? List.of()
                        : List.of(new DeclaredAid(
                                taxCode(), aidsGrantedOn, regulation, "Camera di Commercio di Roma", earlierAids)),
                List.of(),
                association(notice, staff, purchases),
                "Lavoro agile in " + name,
                description,
                true,
                actionB,
                START,
                END,
                number % 3 == 0 ? Instrument.AGREEMENT : Instrument.REGULATION,
                "Priorità di accesso alla sperimentazione a genitori con figli a carico e a persone con disabilità.",
                List.of(
                        new PreliminaryActivity(
                                ActivityCode.PREL_A, "Rilevazione dei processi e delle mansioni remotizzabili."),
                        new PreliminaryActivity(
                                ActivityCode.PREL_B, "Scelta degli strumenti di collaborazione e dei dispositivi."),
                        new PreliminaryActivity(
                                ActivityCode.PREL_C, "Consulenza giuslavoristica sulla disciplina della L. 81/2017."),
                        new PreliminaryActivity(
                                ActivityCode.PREL_D, "Redazione del piano e del regolamento con la modulistica.")),
                trainingActions(employees),
                pilot(employees),
                people,
                staff,
                purchases,
                payment);
    }

    private Person person(int index) {
        return SamplePeople.number(number * 300 + index);
    }

    private Applicant applicant() {
        Address address = new Address("Via del Lavoro " + number, "00100", city, province);
        List<OperatingUnit> units = new ArrayList<>();
        units.add(new OperatingUnit("U1", "Sede operativa di " + city, address));
        if (otherEmployees > 0) {
            units.add(
                    new OperatingUnit("U2", "Unità di Milano", new Address("Via Tortona 12", "20144", "Milano", "MI")));
        }
        return new Applicant(
                name,
                taxCode(),
                taxCode(),
                registered,
                registered ? "RM-%07d".formatted(1_200_000 + number) : null,
                legalForm,
                false,
                publicShare,
                size,
                List.of(ateco),
                address,
                units,
                MonthDay.of(1, 1),
                lazioEmployees + otherEmployees,
                "info%02d@example.it".formatted(number),
                null,
                null);
    }

    private List<Employee> employees() {
        return IntStream.range(0, lazioEmployees + otherEmployees)
                .mapToObj(i -> {
                    Person person = person(10 + i);
                    return new Employee(
                            person.taxCode(),
                            i % 7 == 6
                                    ? ContractType.APPRENTICE
                                    : i % 5 == 4 ? ContractType.FIXED_TERM : ContractType.PERMANENT,
                            i % 4 == 3,
                            i < lazioEmployees ? "U1" : "U2",
                            person.female() ? Gender.FEMALE : Gender.MALE,
                            i % 9 == 2 ? Frailty.DEPENDENT_CHILDREN : null);
                })
                .toList();
    }

    private Declarations declarations() {
        return new Declarations(
                true,
                planExists,
                false,
                true,
                false,
                lazioEmployees + otherEmployees >= 15 ? L68Status.COMPLIANT : L68Status.NOT_SUBJECT,
                InsolvencyState.NONE,
                false,
                false,
                false,
                roadFreight,
                true,
                true);
    }

    /** How much is planned grows with the enterprise, in four steps. */
    private int step() {
        return lazioEmployees <= 10 ? 1 : lazioEmployees <= 20 ? 2 : lazioEmployees <= 30 ? 3 : 4;
    }

    private List<TrainingAction> trainingActions(List<Employee> employees) {
        return IntStream.range(0, step())
                .mapToObj(i -> new TrainingAction(
                        "Lavorare per obiettivi, modulo " + (i + 1),
                        new BigDecimal(16),
                        partnerTaxCode == null ? TrainingProvider.SELF : TrainingProvider.ACCREDITED_PARTNER,
                        true,
                        true,
                        true,
                        employees.stream()
                                .limit(lazioEmployees)
                                .skip(i * 8L % Math.max(1, lazioEmployees - 7))
                                .limit(8)
                                .map(e -> new Plan.Participant(e.taxCode(), Plan.Participant.Role.EMPLOYEE))
                                .toList()))
                .toList();
    }

    private Pilot pilot(List<Employee> employees) {
        return new Pilot(
                lazioEmployees > 20 ? Pilot.Scope.PRODUCTION_UNIT : Pilot.Scope.REDUCED_STAFF,
                LocalDate.of(2020, 8, 3),
                LocalDate.of(2021, 1, 29),
                employees.stream()
                        .limit(Math.min(lazioEmployees, lazioEmployees / 4 + 2))
                        .map(Employee::taxCode)
                        .toList(),
                "U1",
                "Questionari mensili, indicatori di produttività e riunioni di verifica a metà e a fine periodo.");
    }

    private List<StaffPerson> staffPeople() {
        String own = partnerTaxCode == null ? null : taxCode();
        return List.of(
                staffPerson(1, true, own),
                staffPerson(2, false, own),
                staffPerson(3, true, partnerTaxCode),
                staffPerson(4, true, own));
    }

    private StaffPerson staffPerson(int index, boolean internal, @Nullable String member) {
        boolean ofPartner = member != null && member.equals(partnerTaxCode);
        return new StaffPerson(
                person(index).name(),
                person(index).taxCode(),
                internal,
                StaffPerson.SupplierKind.NATURAL_PERSON,
                member,
                ofPartner ? Boolean.TRUE : null);
    }

    private List<StaffLine> staffLines(List<StaffPerson> people) {
        int step = step();
        return List.of(
                line(people.get(0), FunctionCode.EXPERT, ActivityCode.PREL_A, 20 * step, "45.00"),
                line(people.get(1), FunctionCode.EXPERT, ActivityCode.PREL_C, 10 + 3 * step, "60.00"),
                line(people.get(2), FunctionCode.TEACHING, ActivityCode.TRAINING, 16 * step, "60.00"),
                line(people.get(3), FunctionCode.TUTORING, ActivityCode.TRAINING, 16 * step, "25.00"),
                line(people.get(0), FunctionCode.COORDINATION, ActivityCode.PREL_D, 8 + 4 * step, "35.00"),
                line(people.get(3), FunctionCode.MONITORING, ActivityCode.PILOT, 4 + 2 * step, "30.00"));
    }

    private static StaffLine line(
            StaffPerson person, FunctionCode function, ActivityCode activity, int hours, String rate) {
        return new StaffLine(
                person.internal() ? Voice.A1 : Voice.A2,
                function,
                activity,
                false,
                person.taxCode(),
                person.memberId(),
                BigDecimal.valueOf(hours),
                Euro.of(rate));
    }

    private List<Purchase> purchases() {
        int notebooks = step() == 1 ? 3 : 3 * step() - 1;
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < notebooks; i++) {
            purchases.add(purchase(Plan.PurchaseLine.Category.NOTEBOOK, "Notebook 14 pollici", NOTEBOOK));
        }
        purchases.add(purchase(
                Plan.PurchaseLine.Category.SOFTWARE, "Licenze di collaborazione a distanza", Euro.of("420.00")));
        return purchases;
    }

    private Purchase purchase(Plan.PurchaseLine.Category category, String description, Euro net) {
        return new Purchase(
                category,
                description,
                true,
                net,
                Euro.rounded(net.amount().multiply(VAT)),
                partnerTaxCode == null ? null : taxCode());
    }

    /** Who bears a line bears its flat rate; the lead bears what is left of the total. */
    private @Nullable Association association(Notice notice, List<StaffLine> staff, List<Purchase> purchases) {
        String partner = partnerTaxCode;
        if (partner == null || partnerName == null) {
            return null;
        }
        Euro direct = cost(staff);
        Euro ofPartner = cost(
                staff.stream().filter(line -> partner.equals(line.memberId())).toList());
        Euro total = direct.plus(notice.rates().flatRate().of(direct))
                .plus(Euro.sum(purchases.stream().map(Purchase::net).toList()));
        Euro share = ofPartner.plus(notice.rates().flatRate().of(ofPartner));
        Person head = SamplePeople.number(90_000 + number);
        return new Association(
                Association.Kind.ATS,
                formed,
                formed ? LocalDate.of(2020, 2, 20) : null,
                List.of(
                        new Member(
                                name,
                                taxCode(),
                                true,
                                false,
                                null,
                                "Capofila: piano, sperimentazione, acquisti",
                                "Conduzione aziendale",
                                total.minus(share),
                                new Signer(
                                        delegate ? Signer.Role.DELEGATE : Signer.Role.LEGAL_REPRESENTATIVE,
                                        person(0).name(),
                                        person(0).taxCode())),
                        new Member(
                                partnerName,
                                partner,
                                false,
                                true,
                                "Elenco regionale degli operatori accreditati, n. " + (1000 + number),
                                "Erogazione della formazione",
                                "Formazione continua",
                                share,
                                new Signer(Signer.Role.LEGAL_REPRESENTATIVE, head.name(), head.taxCode()))));
    }

    private static Euro cost(List<StaffLine> lines) {
        return Euro.rounded(lines.stream()
                .map(line -> line.hours().multiply(line.rate().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
