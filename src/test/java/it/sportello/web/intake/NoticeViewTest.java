package it.sportello.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.proposal.Closure;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeViewTest {

    private final NoticeView view = NoticeView.of(NoticeFixture.psw(), Instant.parse("2020-03-12T08:30:00Z"), null);

    @Test
    @Rule("PSW-29-01")
    void theNoticeSaysWhereItIsPublishedBesideTheBur() {
        assertThat(view.portals())
                .containsExactly("http://www.regione.lazio.it/rl_formazione/", "http://www.lazioeuropa.it");
    }

    @Test
    @Rule("PSW-28-01")
    void theNoticeSaysWhereAndFromWhenHelpIsGivenAndThatTheTelephoneIsSuspended() {
        assertThat(view.assistance()).isEqualTo("avviso.smartworkingimprese@regione.lazio.it");
        assertThat(view.assistanceFrom()).isEqualTo("2020-03-12");
        assertThat(view.assistanceNote()).contains("telefonica è sospesa");
    }

    @Test
    @Rule({"PSW-17-18", "PSW-02-02", "PSW-02-04"})
    void whoFillsInTheFormIsToldWhichAmountsAreNetAndWhichAreGross() {
        assertThat(view.guidance())
                .anySatisfy(text -> assertThat(text).contains("D.6", "al netto dell'IVA"))
                .anySatisfy(text -> assertThat(text).contains("personale", "al lordo di imposte e oneri"))
                .anySatisfy(text -> assertThat(text).contains("forniti dal datore di lavoro"))
                .anySatisfy(text -> assertThat(text).contains("art. 22 della L. 81/2017", "INAIL"));
    }

    @Test
    @Rule("PSW-10-01")
    void theCallIsOpenFromTheFirstInstantUntilAClosureIsCommunicated() {
        assertThat(view.state()).isEqualTo(NoticeView.State.OPEN);
        Instant closed = Instant.parse("2020-06-30T10:00:00Z");
        Closure closure = new Closure("psw-2020", closed, "G10", false);
        assertThat(NoticeView.of(NoticeFixture.psw(), closed, closure).state()).isEqualTo(NoticeView.State.OPEN);
        assertThat(NoticeView.of(NoticeFixture.psw(), closed.plusMillis(1), closure)
                        .state())
                .isEqualTo(NoticeView.State.CLOSED);
    }

    @Test
    @Rule("PSW-14-08")
    void aRevokedCallIsNotOnlyClosed() {
        Instant revoked = Instant.parse("2020-05-04T10:00:00Z");
        Closure closure = new Closure("psw-2020", revoked, "G11", true);

        assertThat(NoticeView.of(NoticeFixture.psw(), revoked.plusMillis(1), closure)
                        .state())
                .isEqualTo(NoticeView.State.REVOKED_OR_ANNULLED);
    }
}
