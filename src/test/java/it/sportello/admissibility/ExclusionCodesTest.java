package it.sportello.admissibility;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.Channel;
import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.admissibility.ApplicationFacts.DisabledHiring;
import it.sportello.admissibility.ApplicationFacts.Insolvency;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.ApplicationFacts.Sector;
import it.sportello.admissibility.Duplicates.Presented;
import it.sportello.admissibility.Duplicates.Standing;
import it.sportello.plan.TrainingProvider;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every ground of exclusion of the notice comes out of the check, alone, when its one fact is there. */
@Rule({"PSW-05-00", "PSW-05-18", "PSW-12-19", "PSW-13-02"})
class ExclusionCodesTest {

    private static final Instant OPENING = Instant.parse("2020-03-12T08:30:00Z");

    @ParameterizedTest
    @EnumSource(ExclusionCode.class)
    void everyGroundIsStatedWhenItsFactIsThereAndNoOther(ExclusionCode code) {
        assertThat(grounds(code)).extracting(Reason::code).containsExactly(code.name());
    }

    private static List<Reason> grounds(ExclusionCode code) {
        FactsFixture facts = new FactsFixture();
        switch (code) {
            case EXC_ACTION_A_MISSING -> facts.actionA = false;
            case EXC_NO_CCIAA_NOR_VAT -> facts.cciaa = false;
            case EXC_NO_ECONOMIC_ACTIVITY -> facts.economicActivity = false;
            case EXC_NO_LAZIO_UNIT -> facts.provinces = List.of("MI");
            case EXC_EMPLOYEES_BELOW_2 -> facts.lazio = 1;
            case EXC_PLAN_ALREADY_EXISTS -> facts.agreement = true;
            case EXC_CONTRIBUTIONS_IRREGULAR -> facts.contributions = ContributionStatus.IRREGULAR;
            case EXC_L68_NON_COMPLIANT -> facts.disabledHiring = DisabledHiring.NON_COMPLIANT;
            case EXC_DE_MINIMIS_SECTOR -> {
                facts.sector = Sector.PRIMARY_AGRICULTURE;
                facts.mixed = true;
            }
            case EXC_INSOLVENCY -> facts.insolvency = Insolvency.LIQUIDATION;
            case EXC_PUBLIC_BODY -> facts.publicBody = true;
            case EXC_ATI_LEAD_NOT_ENTERPRISE -> {
                facts.inAssociation(true);
                facts.association = new Association(
                        true,
                        List.of(
                                new Member(FactsFixture.ALFA, false, false),
                                new Member(FactsFixture.BODY, true, true)));
            }
            case EXC_ATI_MEMBER_NOT_ACCREDITED -> {
                facts.inAssociation(true);
                facts.association = new Association(
                        true,
                        List.of(
                                new Member(FactsFixture.ALFA, true, false),
                                new Member(FactsFixture.BODY, false, false)));
            }
            case EXC_TRAINING_PROVIDER_NOT_IN_ATI -> facts.provider = TrainingProvider.ACCREDITED_PARTNER;
            case EXC_SUBMISSION_BEFORE_OPENING -> facts.transmittedAt = OPENING.minusMillis(1);
            case EXC_SUBMISSION_AFTER_CLOSURE -> facts.closedAt = facts.transmittedAt.minusMillis(1);
            case EXC_WRONG_CHANNEL -> facts.channel = Channel.PAPER;
            case EXC_DUPLICATE_APPLICANT -> {
                return duplicates(List.of(presented(1, "ALFA", Set.of()), presented(2, "ALFA", Set.of())));
            }
            case EXC_PARTNER_OVER_LIMIT -> {
                return duplicates(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> presented(i, "E" + i, Set.of("X")))
                        .toList());
            }
            case EXC_DOC_MISSING -> facts.documents.put(DocumentKey.of("UNDERTAKING_B"), DocumentStatus.MISSING);
            case EXC_DOC_WRONG -> facts.documents.put(DocumentKey.of("UNDERTAKING_B"), DocumentStatus.WRONG);
            case EXC_DOC_ILLEGIBLE -> facts.documents.put(DocumentKey.of("UNDERTAKING_B"), DocumentStatus.ILLEGIBLE);
            case EXC_DOC_INCOMPLETE -> facts.documents.put(DocumentKey.of("UNDERTAKING_B"), DocumentStatus.INCOMPLETE);
            case EXC_PRIVACY_CONSENT_REFUSED -> facts.consent = false;
            case EXC_ALLEGATO_E_OTHER -> facts.found.put(code, new Findings.Requirement(false, "Altro motivo."));
        }
        return facts.check().grounds();
    }

    private static List<Reason> duplicates(List<Presented> proposals) {
        return new ArrayList<>(
                new Duplicates(FactsFixture.NOTICE).check(proposals).get(0).grounds());
    }

    private static Presented presented(int number, String applicant, Set<String> partners) {
        return new Presented(new ReferenceCode("P-" + number), applicant, partners, Standing.TRANSMITTED);
    }
}
