package it.sportello.browser;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An officer at a real Chromium, in the Tasklist; what the browser complains about is kept. */
final class OfficerBrowser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-dev-shm-usage");

    /** In milliseconds: how long an element may take to appear where other work keeps the machine busy. */
    private static final double PATIENCE = 120_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String root;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext session;
    private Page page;

    private OfficerBrowser(Path chromium, int port) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
        this.root = "http://localhost:" + port;
    }

    /** Opens the Chromium of the machine; without one the test is skipped, or fails where it is required. */
    static OfficerBrowser open(int port) {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty() && "true".equals(System.getenv("SPORTELLO_BROWSER_REQUIRED"))) {
            fail("no Chromium on PATH, and SPORTELLO_BROWSER_REQUIRED is true");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on PATH: install the package chromium");
        return new OfficerBrowser(chromium.orElseThrow(), port);
    }

    private static Optional<Path> chromium() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> new File(directory, name)))
                .filter(File::canExecute)
                .map(File::toPath)
                .findFirst();
    }

    /** Enters with the login page, as another person than before. */
    Page login(String user) {
        if (session != null) {
            session.close();
        }
        session = browser.newContext(new Browser.NewContextOptions()
                .setLocale("it-IT")
                .setTimezoneId("Europe/Rome")
                .setViewportSize(1440, 900));
        session.setDefaultTimeout(PATIENCE);
        page = session.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(root + "/login");
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** One of the four web applications. */
    Page application(String name) {
        page.navigate(root + "/camunda/app/" + name + "/default/");
        return page;
    }

    /** Opens one task of the Tasklist, as a link to it would. */
    void openTask(String taskId) {
        page.navigate("about:blank");
        page.navigate(root + "/camunda/app/tasklist/default/#/?task=" + taskId);
        page.locator(".task-details, .task-form-tab, [cam-tasklist-task]")
                .first()
                .waitFor();
    }

    /** Takes the open task in charge. */
    void claim() {
        page.getByText("Prendi in carico").click();
        page.locator(".claim-control, .task-details").first().waitFor();
        button("Completa").waitFor();
    }

    void complete() {
        button("Completa").click();
    }

    /** The list is shown again, because the task is done. */
    void awaitDone() {
        page.getByText("Scegli un compito nell'elenco").waitFor();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "$")));
    }

    /** Types into a field, with the pause that the form viewer needs after a number field. */
    void type(Locator field, String value) {
        field.fill(value);
        field.press("Tab");
        page.waitForTimeout(400);
    }

    /** Refused by the content security policy of the page. */
    List<String> securityComplaints() {
        return complaints.stream()
                .filter(text -> text.contains("Content Security Policy") || text.contains("Refused to"))
                .toList();
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
