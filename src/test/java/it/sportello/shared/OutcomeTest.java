package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

@Rule("PSW-05-18")
class OutcomeTest {

    private static final Reason NO_CUP = Reason.of("CUP_MISSING", "PSW-18-09", "Il CUP non è stato acquisito.");
    private static final Reason NO_PROXY =
            Reason.on("PROXY", "EXC_DOC_MISSING", "PSW-12-19", "Procura: documento mancante.");

    @Test
    void aRefusalStatesAllItsGrounds() {
        Outcome<String> refused = Outcome.of("A", List.of(NO_CUP, NO_PROXY), List.of());

        assertThat(refused.isAccepted()).isFalse();
        assertThat(refused.grounds()).containsExactly(NO_CUP, NO_PROXY);
    }

    @Test
    void whatHasNoGroundIsAcceptedWithItsWarnings() {
        Outcome<String> accepted = Outcome.of("A", List.of(), List.of(NO_CUP));

        assertThat(accepted).isEqualTo(new Outcome.Accepted<>("A", List.of(NO_CUP)));
        assertThat(accepted.isAccepted()).isTrue();
        assertThat(accepted.grounds()).isEmpty();
        assertThat(Outcome.accepted("A")).isEqualTo(new Outcome.Accepted<>("A", List.of()));
    }

    @Test
    void aRefusalWithoutGroundsIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Refused<>(List.of(), List.of(NO_CUP)));
    }

    @Test
    void aGroundIsNamedWithItsSubject() {
        assertThat(NO_CUP.label()).isEqualTo("CUP_MISSING");
        assertThat(NO_PROXY.label()).isEqualTo("EXC_DOC_MISSING(PROXY)");
        assertThat(NO_PROXY.rule()).isEqualTo(RuleId.of("PSW-12-19"));
    }

    @Test
    void aRefusedRequestSaysItsKindAndEveryReason() {
        assertThat(Refusal.invalid(List.of(NO_PROXY, NO_CUP)))
                .returns(Refusal.Kind.INVALID, Refusal::kind)
                .returns(List.of(NO_PROXY, NO_CUP), Refusal::reasons)
                .hasMessage("EXC_DOC_MISSING(PROXY): Procura: documento mancante.;"
                        + " CUP_MISSING: Il CUP non è stato acquisito.");
        assertThat(Refusal.invalid("iban", "PSW-16-04", "L'IBAN non è valido."))
                .returns(Refusal.Kind.INVALID, Refusal::kind)
                .hasMessage("INVALID_FIELD(iban): L'IBAN non è valido.");
        assertThat(Refusal.notAllowed(List.of(NO_CUP)))
                .returns(Refusal.Kind.NOT_ALLOWED, Refusal::kind)
                .returns(List.of(NO_CUP), Refusal::reasons);
        assertThat(Refusal.notAllowed("LATE", "PSW-00-04", "Il termine è scaduto."))
                .returns(Refusal.Kind.NOT_ALLOWED, Refusal::kind)
                .hasMessage("LATE: Il termine è scaduto.");
        assertThat(Refusal.notFound("pratica PSW-1"))
                .returns(Refusal.Kind.NOT_FOUND, Refusal::kind)
                .hasMessageEndingWith("Non esiste o non è visibile: pratica PSW-1");
    }
}
