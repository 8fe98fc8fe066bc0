package it.sportello.proposal;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.util.UUID;
import org.springframework.test.util.ReflectionTestUtils;

/** Cases in any state, for tests that need no database. */
final class ProposalFixture {

    static final Instant DAY = Instant.parse("2020-03-12T09:00:00Z");
    static final Mark OFFICER = Mark.of("ufficio", DAY);
    static final Mark ACT = OFFICER.underAct("DET-G00001");

    private ProposalFixture() {}

    /** A proposal of 8 Lazio employees with Action B, put straight into that state. */
    static Proposal in(CaseState state) {
        Proposal proposal = Proposal.draft(
                UUID.randomUUID(), "psw-2020", "psw-2020/1", "01234567897", "Officine Tiburtine S.r.l.", OFFICER);
        if (state == CaseState.DRAFT) {
            return proposal;
        }
        proposal.sendForm(
                new ReferenceCode("PSW20-000001"),
                "psw-2020/1",
                "Officine Tiburtine S.r.l.",
                new FormFacts(8, 8, "SMALL", true, new FormFacts.Grantable(Euro.of("5000.00"), Euro.of("2500.00"))),
                OFFICER);
        ReflectionTestUtils.setField(proposal, "state", state);
        if (state.compareTo(CaseState.APPROVED) >= 0 && state.compareTo(CaseState.ARCHIVED) <= 0
                || state == CaseState.REVOKED
                || state == CaseState.PARTIALLY_REVOKED) {
            ReflectionTestUtils.setField(proposal, "concededA", Euro.of("5000.00"));
            ReflectionTestUtils.setField(proposal, "concededB", Euro.of("2500.00"));
        }
        return proposal;
    }
}
