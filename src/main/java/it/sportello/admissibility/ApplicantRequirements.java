package it.sportello.admissibility;

import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.admissibility.ApplicationFacts.DisabledHiring;
import it.sportello.admissibility.ApplicationFacts.Enterprise;
import it.sportello.admissibility.ApplicationFacts.Insolvency;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.ApplicationFacts.Sector;
import it.sportello.admissibility.ApplicationFacts.Workforce;
import it.sportello.notice.Notice;
import it.sportello.plan.TrainingProvider;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** §5, requirement by requirement: each method answers the ground with which it fails, or nothing. */
@Rule({"PSW-05-00", "PSW-05-18"})
final class ApplicantRequirements {

    private final Notice notice;

    ApplicantRequirements(Notice notice) {
        this.notice = notice;
    }

    /** Every ground of §3, §5 and §12 that follows from what was declared, in the order of the act. */
    List<Reason> atPresentation(ApplicationFacts facts) {
        return failing(
                facts,
                Stream.of(
                        this::actionAIsRequested,
                        this::isRegisteredOrHoldsAVatNumber,
                        this::carriesOnAnEconomicActivity,
                        this::hasAnOperatingUnitInLazio,
                        this::hasTheMinimumOfEmployeesInLazio,
                        this::hasNoPlanAlready,
                        this::isRegularWithContributions,
                        this::meetsTheHiringDuties,
                        this::isOutsideTheExcludedSectors,
                        this::isNotInsolvent,
                        this::isNotAPublicBody,
                        this::leadIsTheEnterprise,
                        this::membersAreAccredited,
                        this::trainingProviderIsInTheAssociation,
                        this::wasPresentedByTheTelematicProcedure,
                        this::consentsToTheProcessing));
    }

    @Rule("PSW-03-02")
    Optional<Reason> actionAIsRequested(ApplicationFacts facts) {
        return failsUnless(
                facts.actionA(),
                ExclusionCode.EXC_ACTION_A_MISSING.because("L'Azione A è obbligatoria e non è stata richiesta."));
    }

    @Rule({"PSW-05-01", "PSW-02-01"})
    Optional<Reason> isRegisteredOrHoldsAVatNumber(ApplicationFacts facts) {
        Enterprise enterprise = facts.enterprise();
        String vat = enterprise.vatNumber();
        return failsUnless(
                enterprise.cciaaRegistered() || (vat != null && !vat.isBlank()),
                ExclusionCode.EXC_NO_CCIAA_NOR_VAT.because(
                        "Il proponente non è iscritto alla Camera di Commercio né titolare di partita IVA."));
    }

    @Rule("PSW-05-01")
    Optional<Reason> carriesOnAnEconomicActivity(ApplicationFacts facts) {
        return failsUnless(
                facts.enterprise().economicActivity(),
                ExclusionCode.EXC_NO_ECONOMIC_ACTIVITY.because("Il proponente non esercita attività economica."));
    }

    @Rule("PSW-05-02")
    Optional<Reason> hasAnOperatingUnitInLazio(ApplicationFacts facts) {
        return failsUnless(
                facts.enterprise().unitProvinces().stream()
                        .anyMatch(notice.call().provinces()::contains),
                ExclusionCode.EXC_NO_LAZIO_UNIT.because(
                        "Il proponente non ha sedi operative o di esercizio ubicate nella Regione Lazio."));
    }

    /** The minimum must hold on the Lazio count, because no table has a row below it (AMB-01). */
    @Rule({"PSW-05-03", "PSW-05-04"})
    Optional<Reason> hasTheMinimumOfEmployeesInLazio(ApplicationFacts facts) {
        Workforce workforce = facts.workforce();
        int min = notice.call().minEmployees();
        return failsUnless(
                workforce.lazio() >= min && workforce.total() >= min,
                ExclusionCode.EXC_EMPLOYEES_BELOW_2.because(
                        workforce.total() < min ? "PSW-05-03" : "PSW-05-04",
                        "I dipendenti delle sedi nel Lazio sono " + workforce.lazio() + " (in totale "
                                + workforce.total() + "): ne occorrono almeno " + min + "."));
    }

    @Rule({"PSW-05-05", "PSW-02-03"})
    Optional<Reason> hasNoPlanAlready(ApplicationFacts facts) {
        return failsUnless(
                !facts.declarations().regulatedPlan() && !facts.declarations().agreement(),
                ExclusionCode.EXC_PLAN_ALREADY_EXISTS.because(
                        "Il proponente è già in possesso di un piano di smart working regolamentato o del relativo"
                                + " accordo aziendale."));
    }

    @Rule("PSW-05-06")
    Optional<Reason> isRegularWithContributions(ApplicationFacts facts) {
        return failsUnless(
                facts.workforce().contributions() != ContributionStatus.IRREGULAR,
                ExclusionCode.EXC_CONTRIBUTIONS_IRREGULAR.because(
                        "Il proponente non risulta in regola rispetto alla verifica della regolarità contributiva."));
    }

    @Rule("PSW-05-07")
    Optional<Reason> meetsTheHiringDuties(ApplicationFacts facts) {
        return failsUnless(
                facts.workforce().disabledHiring() != DisabledHiring.NON_COMPLIANT,
                ExclusionCode.EXC_L68_NON_COMPLIANT.because(
                        "Il proponente non è ottemperante agli obblighi di assunzione della legge 12 marzo 1999, n. 68."));
    }

    @Rule({"PSW-05-08", "PSW-06-09", "PSW-06-10"})
    Optional<Reason> isOutsideTheExcludedSectors(ApplicationFacts facts) {
        var declarations = facts.declarations();
        return failsUnless(
                declarations.sector() == Sector.OTHER
                        || (declarations.mixedActivity() && declarations.separationProven()),
                ExclusionCode.EXC_DE_MINIMIS_SECTOR.because(
                        "L'attività rientra nei campi di esclusione dell'art. 1 del Reg. (UE) n. 1407/2013 e non è"
                                + " provata la separazione delle attività o la distinzione dei costi."));
    }

    @Rule("PSW-05-09")
    Optional<Reason> isNotInsolvent(ApplicationFacts facts) {
        return failsUnless(
                facts.declarations().insolvency() == Insolvency.NONE,
                ExclusionCode.EXC_INSOLVENCY.because(
                        "Il proponente è in stato di fallimento, procedura concorsuale, liquidazione anche volontaria,"
                                + " amministrazione controllata, concordato preventivo o situazione equivalente."));
    }

    @Rule("PSW-05-14")
    Optional<Reason> isNotAPublicBody(ApplicationFacts facts) {
        return failsUnless(
                !facts.enterprise().publicBody() || facts.enterprise().capitalCompany(),
                ExclusionCode.EXC_PUBLIC_BODY.because("Il proponente è un ente pubblico."));
    }

    @Rule("PSW-05-15")
    Optional<Reason> leadIsTheEnterprise(ApplicationFacts facts) {
        Association association = facts.association();
        return failsUnless(
                association == null
                        || association.members().stream()
                                .filter(Member::lead)
                                .map(Member::taxCode)
                                .toList()
                                .equals(List.of(facts.enterprise().taxCode())),
                ExclusionCode.EXC_ATI_LEAD_NOT_ENTERPRISE.because(
                        "La capofila dell'ATI/ATS non è l'impresa proponente."));
    }

    /** One enterprise with one or more accredited operators: every member other than the enterprise is accredited. */
    @Rule("PSW-05-15")
    Optional<Reason> membersAreAccredited(ApplicationFacts facts) {
        Association association = facts.association();
        if (association == null) {
            return Optional.empty();
        }
        List<Member> operators = association.members().stream()
                .filter(m -> !m.taxCode().equals(facts.enterprise().taxCode()))
                .toList();
        List<String> notAccredited = operators.stream()
                .filter(m -> !m.accredited())
                .map(Member::taxCode)
                .toList();
        return failsUnless(
                !operators.isEmpty() && notAccredited.isEmpty(),
                ExclusionCode.EXC_ATI_MEMBER_NOT_ACCREDITED.because(
                        operators.isEmpty()
                                ? "L'ATI/ATS non comprende alcun operatore della formazione accreditato."
                                : "Componenti dell'ATI/ATS non accreditati dalla Regione Lazio: "
                                        + String.join(", ", notAccredited) + "."));
    }

    @Rule("PSW-03-06")
    Optional<Reason> trainingProviderIsInTheAssociation(ApplicationFacts facts) {
        return failsUnless(
                facts.trainingProvider() == TrainingProvider.SELF || facts.association() != null,
                ExclusionCode.EXC_TRAINING_PROVIDER_NOT_IN_ATI.because(
                        "La formazione è affidata a un organismo accreditato che non è in ATI/ATS con il proponente."));
    }

    @Rule("PSW-12-01")
    Optional<Reason> wasPresentedByTheTelematicProcedure(ApplicationFacts facts) {
        return failsUnless(
                facts.presentation().channel() == ApplicationFacts.Channel.SIGEM,
                ExclusionCode.EXC_WRONG_CHANNEL.because(
                        "La domanda non è stata presentata con la procedura telematica."));
    }

    @Rule({"PSW-12-14", "PSW-25-03"})
    Optional<Reason> consentsToTheProcessing(ApplicationFacts facts) {
        return failsUnless(facts.declarations().consent(), consentRefused());
    }

    static Reason consentRefused() {
        return ExclusionCode.EXC_PRIVACY_CONSENT_REFUSED.because(
                "Manca il consenso al trattamento dei dati personali, senza il quale non si può accedere al contributo.");
    }

    private static List<Reason> failing(
            ApplicationFacts facts, Stream<Function<ApplicationFacts, Optional<Reason>>> requirements) {
        return requirements.flatMap(r -> r.apply(facts).stream()).toList();
    }

    private static Optional<Reason> failsUnless(boolean holds, Reason ground) {
        return holds ? Optional.empty() : Optional.of(ground);
    }
}
