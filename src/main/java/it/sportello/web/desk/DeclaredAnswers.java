package it.sportello.web.desk;

import it.sportello.admissibility.ApplicationFacts;
import it.sportello.admissibility.ExclusionCode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the application says on each requirement, in words. */
final class DeclaredAnswers {

    private final ApplicationFacts facts;
    private final List<String> atecoCodes;
    private final Italian italian;

    DeclaredAnswers(ApplicationFacts facts, List<String> atecoCodes, Italian italian) {
        this.facts = facts;
        this.atecoCodes = atecoCodes;
        this.italian = italian;
    }

    /** @return null where the application has no answer of its own on it */
    @Nullable
    String on(ExclusionCode requirement) {
        ApplicationFacts.Enterprise enterprise = facts.enterprise();
        ApplicationFacts.Declarations declared = facts.declarations();
        return switch (requirement) {
            case EXC_ACTION_A_MISSING -> facts.actionA() ? "Azione A richiesta" : "Azione A non richiesta";
            case EXC_NO_CCIAA_NOR_VAT ->
                (enterprise.cciaaRegistered() ? "iscritta alla CCIAA" : "non iscritta alla CCIAA")
                        + (enterprise.vatNumber() == null
                                ? ", senza partita IVA"
                                : ", partita IVA " + enterprise.vatNumber());
            case EXC_NO_ECONOMIC_ACTIVITY -> italian.yes(enterprise.economicActivity());
            case EXC_NO_LAZIO_UNIT -> "sedi operative: " + String.join(", ", enterprise.unitProvinces());
            case EXC_EMPLOYEES_BELOW_2 ->
                facts.workforce().lazio() + " dipendenti nel Lazio, "
                        + facts.workforce().total() + " in tutto";
            case EXC_PLAN_ALREADY_EXISTS ->
                "piano regolamentato: " + italian.yes(declared.regulatedPlan()) + "; accordo aziendale: "
                        + italian.yes(declared.agreement());
            case EXC_CONTRIBUTIONS_IRREGULAR ->
                switch (facts.workforce().contributions()) {
                    case REGULAR -> "regolare";
                    case IRREGULAR -> "irregolare";
                    case PENDING -> "verifica in corso";
                };
            case EXC_L68_NON_COMPLIANT ->
                switch (facts.workforce().disabledHiring()) {
                    case COMPLIANT -> "in regola";
                    case NOT_SUBJECT -> "non soggetta";
                    case NON_COMPLIANT -> "non in regola";
                };
            case EXC_DE_MINIMIS_SECTOR ->
                switch (declared.sector()) {
                            case OTHER -> "settore ammesso";
                            case FISHERY_AQUACULTURE -> "pesca e acquacoltura";
                            case PRIMARY_AGRICULTURE -> "produzione agricola primaria";
                        }
                        + " (ATECO " + String.join(", ", atecoCodes) + ")";
            case EXC_INSOLVENCY ->
                switch (declared.insolvency()) {
                    case NONE -> "nessuna procedura";
                    case BANKRUPTCY -> "fallimento";
                    case INSOLVENCY_PROCEDURE -> "procedura di insolvenza";
                    case LIQUIDATION -> "liquidazione";
                    case CONTROLLED_ADMINISTRATION -> "amministrazione controllata";
                    case ARRANGEMENT -> "concordato preventivo";
                    case EQUIVALENT -> "situazione equivalente";
                };
            case EXC_PUBLIC_BODY ->
                enterprise.publicBody()
                        ? enterprise.capitalCompany() ? "società di capitali a capitale pubblico" : "ente pubblico"
                        : "non è un ente pubblico";
            case EXC_ATI_LEAD_NOT_ENTERPRISE, EXC_ATI_MEMBER_NOT_ACCREDITED -> association();
            case EXC_TRAINING_PROVIDER_NOT_IN_ATI ->
                switch (facts.trainingProvider()) {
                    case SELF -> "formazione svolta dall'impresa";
                    case ACCREDITED_PARTNER -> "formazione svolta da un organismo accreditato";
                };
            case EXC_SUBMISSION_BEFORE_OPENING, EXC_SUBMISSION_AFTER_CLOSURE ->
                "trasmessa il " + italian.instant(facts.presentation().transmittedAt());
            case EXC_WRONG_CHANNEL ->
                switch (facts.presentation().channel()) {
                    case SIGEM -> "per via telematica";
                    case PEC -> "PEC";
                    case EMAIL -> "posta elettronica";
                    case PAPER -> "carta";
                };
            case EXC_PRIVACY_CONSENT_REFUSED -> declared.consent() ? "consenso dato" : "consenso rifiutato";
            default -> null;
        };
    }

    private String association() {
        ApplicationFacts.Association association = facts.association();
        if (association == null) {
            return "impresa singola";
        }
        return (association.formed() ? "ATI/ATS costituita: " : "ATI/ATS da costituire: ")
                + association.members().stream()
                        .map(member -> (member.lead() ? "capofila" : "componente")
                                + (member.accredited() ? " accreditato" : " non accreditato"))
                        .collect(Collectors.joining(", "));
    }
}
