package it.sportello.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The inline scripts of the engine's web applications run by their hashes; another version of them has other ones. */
class ContentSecurityPolicyTest {

    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile("'(sha256-[^']+)'");

    /** The plug-in that the application brings along; Welcome has none. */
    private static final Map<String, List<String>> PLUGINS = Map.of(
            "admin", List.of("adminPlugins"),
            "cockpit", List.of("cockpitPlugins"),
            "tasklist", List.of("tasklistPlugins"),
            "welcome", List.of());

    @Test
    void thePolicyNamesTheInlineScriptsOfTheWebApplicationsAndNoOthers() {
        Map<String, String> scripts = new TreeMap<>();
        PLUGINS.keySet().forEach(application -> INLINE.matcher(page(application))
                .results()
                .forEach(script -> scripts.put(sha256(served(application, script.group(1))), application)));

        List<String> allowed =
                HASH.matcher(policy()).results().map(MatchResult::group).toList();
        assertThat(scripts.values()).containsExactlyInAnyOrderElementsOf(PLUGINS.keySet());
        assertThat(allowed)
                .as("script-src of application.yaml, against %s", scripts)
                .containsExactlyInAnyOrderElementsOf(
                        scripts.keySet().stream().map(hash -> "'" + hash + "'").toList());
    }

    @Test
    void noOtherInlineScriptRuns() {
        assertThat(policy())
                .containsPattern("script-src 'self' [^;]*;")
                .doesNotContainPattern("script-src[^;]*('unsafe-inline'|'strict-dynamic'|nonce|\\*|https?:)");
    }

    private static String policy() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(yaml.getObject())
                .getProperty("camunda.bpm.webapp.header-security.content-security-policy-value");
    }

    private static String page(String application) {
        try {
            return new ClassPathResource("META-INF/resources/webjars/camunda/app/" + application + "/index.html")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(application, e);
        }
    }

    /** With its placeholders filled in, as 7.24.0 does under our application path. */
    private static String served(String application, String script) {
        return script.replace("$APP_ROOT", "/camunda")
                .replace(
                        "$PLUGIN_DEPENDENCIES",
                        plugins(
                                application,
                                "{ ngModuleName: '%1$s.plugin.%2$s', requirePackageName: '%1$s-plugin-%2$s' }"))
                .replace(
                        "$PLUGIN_PACKAGES",
                        plugins(
                                application,
                                "{ name: '%1$s-plugin-%2$s', location: '/camunda/api/%1$s/plugin/%2$s/static/app', main: 'plugin.js' }"));
    }

    private static String plugins(String application, String format) {
        return PLUGINS.get(application).stream()
                .map(plugin -> format.formatted(application, plugin))
                .toList()
                .toString();
    }

    private static String sha256(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
