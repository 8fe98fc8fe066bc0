package it.sportello.web.intake.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import it.sportello.document.PdfCheck;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.plan.PlanCheck;
import it.sportello.process.tables.DmnTables;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.TaxCodes;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    private final Notice notice = Notices.read(getClass().getResourceAsStream("/notices/psw-2020.v1.yaml"));

    static java.util.List<SampleForm> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_plan_of_every_sample_may_be_sent(SampleForm sample) {
        ProposalForm form = sample.build(notice);

        assertThat(new PlanCheck(notice, new DmnTables())
                        .check(form.plan(notice.call().provinces()), LocalDate.of(2020, 3, 12))
                        .blocks())
                .isEmpty();
    }

    @Test
    void the_sixteen_enterprises_differ_and_have_tax_codes_of_the_right_shape() {
        assertThat(Samples.all())
                .hasSize(16)
                .extracting(SampleForm::taxCode)
                .doesNotHaveDuplicates()
                .allMatch(TaxCodes::isNumeric);
    }

    @Test
    void the_documents_of_the_samples_are_pdf() {
        assertThatCode(() -> new PdfCheck(10_000).check(SamplePdf.of("Domanda (Allegato A 01)")))
                .doesNotThrowAnyException();
    }
}
