package it.sportello.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@Rule("PSW-12-05")
class PdfCheckTest {

    private static final String SMALLEST = "%PDF-1.4\n%%EOF\n";

    private final PdfCheck check = new PdfCheck(2000);

    @Test
    void a_pdf_is_told_by_its_content() {
        assertThatCode(() -> check.check(bytes(SMALLEST))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.check(bytes("<html>domanda.pdf</html>")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("non è un PDF");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> check.check(new byte[0])).hasMessageContaining("vuoto");
    }

    @Test
    void a_pdf_cut_short_is_refused() {
        assertThatThrownBy(() -> check.check(bytes("%PDF-1.4\n1 0 obj"))).hasMessageContaining("incompleto");
    }

    @Test
    void a_file_of_the_maximum_size_is_accepted_and_one_byte_more_is_not() {
        String filler = "x".repeat(2000 - SMALLEST.length());
        assertThatCode(() -> check.check(bytes("%PDF-1.4\n" + filler + "%%EOF\n")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.check(bytes("%PDF-1.4\nx" + filler + "%%EOF\n")))
                .hasMessageContaining("dimensione");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
