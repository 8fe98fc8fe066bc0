package it.sportello.admissibility;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.proposal.ProposalForm.Declarations;
import it.sportello.proposal.ProposalForm.InsolvencyState;
import it.sportello.proposal.ProposalForm.L68Status;
import it.sportello.shared.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationsTest {

    @ParameterizedTest
    @CsvSource({"true, false, REGULAR", "false, false, IRREGULAR", "true, true, PENDING", "false, true, PENDING"})
    @Rule("PSW-05-06")
    void aVerificationOfTheContributionsThatIsNotOverIsNoIrregularity(
            boolean regular, boolean pending, ContributionStatus status) {
        Declarations declared = new Declarations(
                true,
                false,
                false,
                regular,
                pending,
                L68Status.COMPLIANT,
                InsolvencyState.NONE,
                false,
                false,
                false,
                false,
                true,
                true);

        assertThat(Applications.contributions(declared)).isEqualTo(status);
    }
}
