package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.Grants;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ten fiscal years of a case that is kept run from the last aid of the call, whoever got it. */
@IntegrationTest
@Rule("PSW-23-03")
class RetentionLifeTest {

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private Grants grants;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    void an_aid_of_a_later_fiscal_year_makes_it_be_kept_longer_and_one_of_the_same_does_not() {
        office.moveTo(LocalDate.of(office.today().getYear() + 1, 2, 3));
        ReferenceCode kept = office.conceded("Conserve Rieti S.r.l.");
        office.beneficiary(kept).withdraw();
        office.awaitState(kept, CaseState.RETENTION);
        Deadline first = register.require(kept, DeadlineKind.DL_22);
        assertThat(first.due()).isEqualTo(LocalDate.of(office.today().getYear() + 10, 12, 31));

        office.conceded("Conserve Viterbo S.r.l.");
        assertThat(register.require(kept, DeadlineKind.DL_22)).isEqualTo(first);

        office.moveTo(LocalDate.of(office.today().getYear() + 1, 1, 7));
        ReferenceCode later = office.conceded("Conserve Latina S.r.l.");

        Deadline second = register.require(kept, DeadlineKind.DL_22);
        assertThat(second.due()).isEqualTo(first.due().plusYears(1));
        assertThat(second.event().evidence()).contains(grants.of(later).actNumber());
        assertThat(register.all(kept).stream().filter(deadline -> deadline.kind() == DeadlineKind.DL_22))
                .extracting(Deadline::state)
                .containsExactlyInAnyOrder(DeadlineState.WAIVED, DeadlineState.RUNNING);
    }
}
