package it.sportello.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page "Perché" of a whole life, as a lawyer reads it in a browser. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Rule("PSW-00-10")
class WhyBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    private OfficerBrowser browser;

    @BeforeAll
    void openBrowser() {
        browser = OfficerBrowser.open(port);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void every_reason_of_a_whole_life_is_read_in_order_with_its_rule_and_fits_the_page() {
        ReferenceCode code = office.settled("Cantina del Perché S.r.l.");
        Page page = browser.login("audit");
        page.navigate("http://localhost:" + port + "/desk/cases/" + code + "/perche?ricalcola=true");

        Locator reasons = page.locator("section.why");
        List<String> titles = page.locator("section.why h2").allInnerTexts();
        assertThat(titles)
                .hasSizeGreaterThan(15)
                .containsSubsequence(
                        "Dipendenti che contano per le tabelle",
                        "Ammissibilità formale",
                        "Punteggio",
                        "Massimale degli aiuti de minimis",
                        "Posto nel registro dei fondi",
                        "Contributo riconosciuto sul rendiconto",
                        "Saldo, recupero e risorse liberate");
        for (int i = 0; i < reasons.count(); i++) {
            assertThat(reasons.nth(i).innerText()).contains("perché:", "Dati e regole", "Ricalcolato: identico.");
        }
        page.locator("section.why summary").all().forEach(Locator::click);
        assertThat(page.locator("section.why details li").allInnerTexts())
                .isNotEmpty()
                .allMatch(rule -> rule.contains("PSW-"));
        assertThat(widerThanThePage(page)).isEqualTo(0);
        page.setViewportSize(390, 844);
        assertThat(widerThanThePage(page)).isEqualTo(0);
        page.setViewportSize(1440, 900);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "perche.png")));
        assertThat(browser.securityComplaints()).isEmpty();
    }

    /** How many pixels a reader would have to scroll sideways for. */
    private static Object widerThanThePage(Page page) {
        return page.evaluate("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
    }
}
