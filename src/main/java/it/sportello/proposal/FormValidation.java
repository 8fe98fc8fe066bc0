package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.plan.ActivityCode;
import it.sportello.plan.ContractType;
import it.sportello.plan.Voice;
import it.sportello.proposal.ProposalForm.Address;
import it.sportello.proposal.ProposalForm.Applicant;
import it.sportello.proposal.ProposalForm.Association;
import it.sportello.proposal.ProposalForm.Declarations;
import it.sportello.proposal.ProposalForm.Employee;
import it.sportello.proposal.ProposalForm.Member;
import it.sportello.proposal.ProposalForm.Signer;
import it.sportello.proposal.ProposalForm.StaffPerson;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says everything that prevents a form from being sent: fields that are missing or malformed, then the
 * {@link FormChecks}. What only excludes (§5) prevents nothing here: the officer finds it at the formal check.
 */
@Component
@Rule({"PSW-12-04", "PSW-12-20", "PSW-00-11", "PSW-04-03", "PSW-07-01", "PSW-17-13"})
class FormValidation {

    /** The parts of the form that the plan rules read. */
    private static final List<String> PLAN = List.of(
            "applicant.operatingUnits",
            "applicant.totalEmployees",
            "applicant.size",
            "employees",
            "association",
            "trainingActions",
            "pilot",
            "people",
            "staff",
            "purchases");

    private static final Pattern ATECO = Pattern.compile("\\d{2}(\\.\\d{1,2}){0,2}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PROVINCE = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final List<FormChecks> checks;

    FormValidation(List<FormChecks> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * @param owner tax code of the legal subject that files: the form must be its own (PSW-12-02)
     * @return every reason, each with the path of its field; empty when the form may be sent
     */
    List<Reason> blocks(ProposalForm form, String owner, Notice notice, LocalDate day) {
        FieldErrors errors = fields(form, owner);
        List<Reason> reasons = new ArrayList<>(errors.all());
        if (errors.noneUnder(PLAN)) {
            checks.forEach(check -> reasons.addAll(check.blocks(form, notice, day)));
        }
        return reasons;
    }

    /** The fields that are missing or malformed. */
    static FieldErrors fields(ProposalForm form, String owner) {
        FieldErrors errors = new FieldErrors();
        privacy(form.privacy(), errors);
        signer("signer", form.signer(), errors);
        applicant(form.applicant(), owner, errors);
        employees(form, errors);
        declarations(form.declarations(), errors);
        aids(form, errors);
        association(form.association(), owner, errors);
        project(form, errors);
        training(form, errors);
        pilot(form, errors);
        people(form, errors);
        staff(form, errors);
        purchases(form, errors);
        return errors;
    }

    @Rule({"PSW-25-01", "PSW-25-02"})
    private static void privacy(ProposalForm.@Nullable Privacy privacy, FieldErrors errors) {
        if (errors.required("privacy", "PSW-25-01", privacy) && privacy != null) {
            errors.name("privacy.noticeVersion", "PSW-25-01", privacy.noticeVersion());
            errors.required("privacy.consent", "PSW-25-02", privacy.consent());
        }
    }

    @Rule({"PSW-12-17", "PSW-12-18"})
    private static void signer(String path, @Nullable Signer signer, FieldErrors errors) {
        if (errors.required(path, "PSW-12-17", signer) && signer != null) {
            errors.required(path + ".role", "PSW-12-18", signer.role());
            errors.name(path + ".name", "PSW-12-17", signer.name());
            errors.personTaxCode(path + ".taxCode", "PSW-12-17", signer.taxCode());
        }
    }

    @Rule({"PSW-05-01", "PSW-05-02", "PSW-05-13", "PSW-05-14", "PSW-12-02"})
    private static void applicant(@Nullable Applicant applicant, String owner, FieldErrors errors) {
        if (!errors.required("applicant", "PSW-05-01", applicant) || applicant == null) {
            return;
        }
        errors.name("applicant.name", "PSW-05-01", applicant.name());
        errors.taxCode("applicant.taxCode", "PSW-12-09", applicant.taxCode());
        errors.check(
                applicant.taxCode() == null || applicant.taxCode().equals(owner),
                "applicant.taxCode",
                "PSW-12-02",
                "Il codice fiscale non è quello del soggetto che ha effettuato l'accesso.");
        String vat = applicant.vatNumber();
        errors.check(
                vat == null || TaxCodes.isNumeric(vat), "applicant.vatNumber", "PSW-05-01", "Partita IVA non valida.");
        errors.required("applicant.cciaaRegistered", "PSW-05-01", applicant.cciaaRegistered());
        if (Boolean.TRUE.equals(applicant.cciaaRegistered())) {
            errors.name("applicant.reaNumber", "PSW-05-01", applicant.reaNumber());
        }
        errors.name("applicant.legalForm", "PSW-05-14", applicant.legalForm());
        errors.required("applicant.publicBody", "PSW-05-14", applicant.publicBody());
        BigDecimal share = applicant.publicShare();
        errors.check(
                share == null || (share.signum() >= 0 && share.compareTo(HUNDRED) <= 0),
                "applicant.publicShare",
                "PSW-05-14",
                "La quota pubblica è una percentuale tra 0 e 100.");
        errors.required("applicant.size", "PSW-05-13", applicant.size());
        errors.check(!applicant.atecoCodes().isEmpty(), "applicant.atecoCodes", "PSW-05-08", "Campo obbligatorio.");
        each(
                "applicant.atecoCodes",
                applicant.atecoCodes(),
                (path, code) -> errors.check(
                        ATECO.matcher(code).matches(),
                        path,
                        "PSW-05-08",
                        "Codice ATECO non valido: si scrive come 62.01.00."));
        address("applicant.legalSeat", applicant.legalSeat(), errors);
        Set<String> units = new HashSet<>();
        each("applicant.operatingUnits", applicant.operatingUnits(), (path, unit) -> {
            errors.name(path + ".id", "PSW-05-02", unit.id());
            errors.name(path + ".name", "PSW-05-02", unit.name());
            errors.check(
                    unit.id() == null || units.add(unit.id()),
                    path + ".id",
                    "PSW-05-02",
                    "L'identificativo dell'unità è già usato da un'altra.");
            address(path + ".address", unit.address(), errors);
        });
        errors.required("applicant.fiscalYearStart", "PSW-06-05", applicant.fiscalYearStart());
        Integer total = applicant.totalEmployees();
        if (errors.required("applicant.totalEmployees", "PSW-05-03", total) && total != null) {
            errors.check(total >= 0, "applicant.totalEmployees", "PSW-05-03", "Il numero non può essere negativo.");
        }
        if (applicant.email() == null || !EMAIL.matcher(applicant.email()).matches()) {
            errors.add("applicant.email", "PSW-12-02", "Indirizzo di posta elettronica mancante o non valido.");
        }
        errors.optionalText("applicant.pec", "PSW-12-02", applicant.pec());
        errors.optionalText("applicant.website", "PSW-12-02", applicant.website());
    }

    private static void address(String path, @Nullable Address address, FieldErrors errors) {
        if (errors.required(path, "PSW-05-02", address) && address != null) {
            errors.name(path + ".street", "PSW-05-02", address.street());
            errors.name(path + ".city", "PSW-05-02", address.city());
            errors.check(
                    address.postalCode() != null
                            && POSTAL_CODE.matcher(address.postalCode()).matches(),
                    path + ".postalCode",
                    "PSW-05-02",
                    "Il CAP ha cinque cifre.");
            errors.check(
                    address.province() != null
                            && PROVINCE.matcher(address.province()).matches(),
                    path + ".province",
                    "PSW-05-02",
                    "La provincia si indica con la sigla di due lettere.");
        }
    }

    @Rule({"PSW-04-01", "PSW-04-05"})
    private static void employees(ProposalForm form, FieldErrors errors) {
        Applicant applicant = form.applicant();
        List<ProposalForm.OperatingUnit> units = applicant == null ? List.of() : applicant.operatingUnits();
        Set<String> seen = new HashSet<>();
        each("employees", form.employees(), (path, employee) -> {
            errors.personTaxCode(path + ".taxCode", "PSW-04-01", employee.taxCode());
            errors.check(
                    employee.taxCode() == null || seen.add(employee.taxCode()),
                    path + ".taxCode",
                    "PSW-04-05",
                    "La persona è già nell'elenco: ogni persona conta una volta.");
            errors.required(path + ".contractType", "PSW-04-02", employee.contractType());
            errors.required(path + ".gender", "PSW-04-04", employee.gender());
            errors.check(
                    units.stream()
                            .anyMatch(unit -> unit.id() != null && unit.id().equals(employee.unit())),
                    path + ".unit",
                    "PSW-04-05",
                    "L'unità non è tra quelle indicate.");
        });
        Integer total = applicant == null ? null : applicant.totalEmployees();
        long listed = form.employees().stream()
                .filter(employee -> employee.contractType() != null
                        && employee.contractType().isEligible())
                .map(Employee::taxCode)
                .distinct()
                .count();
        errors.check(
                total == null || total < 0 || total >= listed,
                "applicant.totalEmployees",
                "PSW-04-05",
                "Il totale è inferiore ai dipendenti elencati (" + listed + ").");
    }

    @Rule("PSW-05-00")
    private static void declarations(@Nullable Declarations given, FieldErrors errors) {
        if (!errors.required("declarations", "PSW-05-00", given) || given == null) {
            return;
        }
        errors.required("declarations.economicActivity", "PSW-05-01", given.economicActivity());
        errors.required("declarations.regulatedPlanExists", "PSW-05-05", given.regulatedPlanExists());
        errors.required("declarations.agreementExists", "PSW-05-05", given.agreementExists());
        errors.required("declarations.contributionsRegular", "PSW-05-06", given.contributionsRegular());
        errors.required("declarations.l68Status", "PSW-05-07", given.l68Status());
        errors.required("declarations.insolvencyState", "PSW-05-09", given.insolvencyState());
        errors.required("declarations.excludedSector", "PSW-05-08", given.excludedSector());
        errors.required("declarations.roadFreight", "PSW-06-04", given.roadFreight());
    }

    @Rule({"PSW-06-05", "PSW-06-06", "PSW-06-13"})
    private static void aids(ProposalForm form, FieldErrors errors) {
        each("linkedEnterprises", form.linkedEnterprises(), (path, linked) -> {
            errors.name(path + ".name", "PSW-06-06", linked.name());
            errors.taxCode(path + ".taxCode", "PSW-06-06", linked.taxCode());
            errors.required(path + ".relation", "PSW-06-06", linked.relation());
        });
        each("aids", form.aids(), (path, aid) -> {
            errors.taxCode(path + ".taxCode", "PSW-06-05", aid.taxCode());
            errors.required(path + ".grantDate", "PSW-06-05", aid.grantDate());
            errors.name(path + ".regulation", "PSW-06-12", aid.regulation());
            errors.name(path + ".grantor", "PSW-06-05", aid.grantor());
            errors.amount(path + ".amount", "PSW-06-05", aid.amount());
        });
        each("otherAids", form.otherAids(), (path, aid) -> {
            errors.name(path + ".legalBasis", "PSW-06-13", aid.legalBasis());
            errors.amount(path + ".amount", "PSW-06-13", aid.amount());
        });
    }

    @Rule({"PSW-05-15", "PSW-05-16"})
    private static void association(@Nullable Association association, String owner, FieldErrors errors) {
        if (association == null) {
            return;
        }
        errors.required("association.kind", "PSW-05-15", association.kind());
        if (association.formed()) {
            errors.required("association.deedDate", "PSW-12-13", association.deedDate());
        }
        errors.check(
                association.members().stream().filter(Member::lead).count() == 1,
                "association.members",
                "PSW-05-15",
                "L'associazione ha una e una sola capofila.");
        errors.check(
                association.members().size() >= 2,
                "association.members",
                "PSW-05-15",
                "L'associazione comprende l'impresa e almeno un organismo accreditato.");
        errors.check(
                association.members().stream().anyMatch(member -> owner.equals(member.taxCode())),
                "association.members",
                "PSW-05-15",
                "Il proponente deve essere tra i componenti dell'associazione.");
        Set<String> seen = new HashSet<>();
        each("association.members", association.members(), (path, member) -> {
            errors.name(path + ".name", "PSW-05-15", member.name());
            errors.taxCode(path + ".taxCode", "PSW-05-15", member.taxCode());
            errors.check(
                    member.taxCode() == null || seen.add(member.taxCode()),
                    path + ".taxCode",
                    "PSW-05-15",
                    "Il componente è già nell'elenco.");
            errors.amount(path + ".share", "PSW-05-16", member.share());
            errors.text(path + ".role", "PSW-05-16", member.role());
            errors.text(path + ".competences", "PSW-05-16", member.competences());
            signer(path + ".signer", member.signer(), errors);
        });
    }

    @Rule({"PSW-03-03", "PSW-03-04"})
    private static void project(ProposalForm form, FieldErrors errors) {
        errors.name("title", "PSW-12-13", form.title());
        errors.text("description", "PSW-12-13", form.description());
        errors.required("instrument", "PSW-03-03", form.instrument());
        errors.required("paymentOption", "PSW-18-06", form.paymentOption());
        errors.optionalText("equalOpportunities", "PSW-04-04", form.equalOpportunities());
        each("preliminaryActivities", form.preliminaryActivities(), (path, activity) -> {
            if (errors.required(path + ".activity", "PSW-03-04", activity.activity())) {
                errors.check(
                        activity.activity() != ActivityCode.TRAINING && activity.activity() != ActivityCode.PILOT,
                        path + ".activity",
                        "PSW-03-04",
                        "Le attività preliminari sono PREL_A, PREL_B, PREL_C e PREL_D.");
            }
            errors.text(path + ".description", "PSW-03-04", activity.description());
        });
    }

    @Rule({"PSW-03-06", "PSW-03-08", "PSW-04-06"})
    private static void training(ProposalForm form, FieldErrors errors) {
        each("trainingActions", form.trainingActions(), (path, action) -> {
            errors.name(path + ".title", "PSW-03-06", action.title());
            errors.hours(path + ".hours", "PSW-03-10", action.hours());
            errors.required(path + ".provider", "PSW-03-06", action.provider());
            each(path + ".participants", action.participants(), (at, participant) -> {
                errors.required(at + ".taxCode", "PSW-03-08", participant.taxCode());
                errors.required(at + ".role", "PSW-04-06", participant.role());
            });
        });
    }

    @Rule({"PSW-03-17", "PSW-03-18"})
    private static void pilot(ProposalForm form, FieldErrors errors) {
        ProposalForm.Pilot pilot = form.pilot();
        if (pilot == null) {
            return;
        }
        errors.required("pilot.scope", "PSW-03-17", pilot.scope());
        errors.text("pilot.monitoring", "PSW-03-17", pilot.monitoring());
        boolean start = errors.required("pilot.start", "PSW-03-18", pilot.start());
        boolean end = errors.required("pilot.end", "PSW-03-18", pilot.end());
        if (start && end) {
            errors.check(!pilot.end().isBefore(pilot.start()), "pilot.end", "PSW-03-18", "La fine precede l'inizio.");
        }
    }

    @Rule({"PSW-07-01", "PSW-07-02", "PSW-12-15"})
    private static void people(ProposalForm form, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        each("people", form.people(), (path, person) -> {
            errors.name(path + ".name", "PSW-12-15", person.name());
            errors.taxCode(path + ".taxCode", "PSW-12-15", person.taxCode());
            errors.check(
                    person.taxCode() == null || seen.add(person.taxCode()),
                    path + ".taxCode",
                    "PSW-12-15",
                    "La persona è già nell'elenco.");
            if (errors.required(path + ".kind", "PSW-07-02", person.kind())) {
                errors.check(
                        person.kind() != StaffPerson.SupplierKind.LEGAL_ENTITY,
                        path + ".kind",
                        "PSW-07-01",
                        "Non è consentito l'affidamento delle attività a terzi: le risorse esterne sono persone"
                                + " fisiche.");
            }
        });
    }

    /** Apprentices may be recipients; neither they nor trainees may be staff of the project. */
    @Rule("PSW-19-13")
    private static boolean isTraineeOrApprentice(ProposalForm form, StaffPerson person) {
        return form.employees().stream()
                .filter(employee ->
                        employee.taxCode() != null && employee.taxCode().equals(person.taxCode()))
                .anyMatch(employee -> employee.contractType() == ContractType.TRAINEE
                        || employee.contractType() == ContractType.APPRENTICE);
    }

    @Rule({"PSW-17-12", "PSW-17-13", "PSW-00-01"})
    private static void staff(ProposalForm form, FieldErrors errors) {
        errors.check(
                !form.staff().isEmpty(),
                "staff",
                "PSW-17-12",
                "Il piano finanziario dell'Azione A non contiene alcuna voce di personale.");
        each("staff", form.staff(), (path, line) -> {
            errors.required(path + ".voice", "PSW-17-13", line.voice());
            errors.required(path + ".function", "PSW-17-03", line.function());
            errors.hours(path + ".hours", "PSW-17-18", line.hours());
            errors.rate(path + ".rate", "PSW-17-18", line.rate());
            StaffPerson person = form.people().stream()
                    .filter(p -> p.taxCode() != null && p.taxCode().equals(line.person()))
                    .findFirst()
                    .orElse(null);
            if (person == null) {
                errors.add(path + ".person", "PSW-12-15", "La persona non è tra le risorse umane del progetto.");
            } else {
                errors.check(
                        line.voice() != Voice.A1 || person.internal(),
                        path + ".voice",
                        "PSW-17-13",
                        "La voce A.1 è riservata alle risorse umane interne.");
                errors.check(
                        line.voice() != Voice.A2 || !person.internal(),
                        path + ".voice",
                        "PSW-17-13",
                        "La voce A.2 è riservata alle risorse umane esterne.");
                errors.check(
                        !isTraineeOrApprentice(form, person),
                        path + ".person",
                        "PSW-19-13",
                        "Chi è in tirocinio, stage o apprendistato non può lavorare al progetto.");
            }
        });
    }

    @Rule({"PSW-03-23", "PSW-17-06"})
    private static void purchases(ProposalForm form, FieldErrors errors) {
        each("purchases", form.purchases(), (path, purchase) -> {
            errors.required(path + ".category", "PSW-03-23", purchase.category());
            errors.name(path + ".description", "PSW-03-23", purchase.description());
            errors.amount(path + ".net", "PSW-17-12", purchase.net());
            errors.amount(path + ".vat", "PSW-17-17", purchase.vat());
        });
    }

    private static <T> void each(String path, Collection<T> values, BiConsumer<String, T> check) {
        int index = 0;
        for (T value : values) {
            check.accept(path + "[" + index + "]", value);
            index++;
        }
    }
}
