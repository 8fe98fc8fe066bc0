package it.sportello.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Somebody who works at the desk, over HTTP as the browser does: one login, a session, the engine's task API. */
public final class DeskUser {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final ObjectMapper json = new ObjectMapper();
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private final String name;

    private DeskUser(int port, String name) {
        this.base = "http://localhost:" + port;
        this.name = name;
    }

    /** Logs in; in the tests the password is the name. */
    public static DeskUser login(int port, String name) {
        DeskUser user = new DeskUser(port, name);
        user.get("/login");
        HttpResponse<String> answer = user.send(HttpRequest.newBuilder(user.uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + name + "&_csrf="
                        + URLEncoder.encode(user.cookie("SPORTELLO-CSRF"), StandardCharsets.UTF_8))));
        assertThat(answer.statusCode()).as("login of %s", name).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .as("login of %s", name)
                .doesNotContain("error");
        // The first page of the application brings the engine's own CSRF cookie.
        user.get("/camunda/app/tasklist/default/");
        return user;
    }

    public String name() {
        return name;
    }

    /** The open tasks of a case that this person may see, by definition key. */
    public List<JsonNode> tasks(String code, String key) {
        JsonNode all = read(get(ENGINE + "/task?processInstanceBusinessKey=" + code + "&taskDefinitionKey=" + key
                + "&firstResult=0&maxResults=100"));
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    /** Takes a task in charge. */
    public void claim(String taskId) {
        HttpResponse<String> answer = engine(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** Submits the form of a task as Tasklist does. */
    public HttpResponse<String> submit(String taskId, Map<String, ?> fields) {
        ObjectNode variables = json.createObjectNode();
        fields.forEach((field, value) -> variables.putObject(field).putPOJO("value", value));
        return engine(ENGINE + "/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** A change through our own API, with its CSRF header. */
    public HttpResponse<String> call(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("X-SPORTELLO-CSRF", cookie("SPORTELLO-CSRF"))
                .method(method, HttpRequest.BodyPublishers.ofString(write(body))));
    }

    /** Sends a form of a page, with its CSRF field. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(cookie("SPORTELLO-CSRF"));
        fields.forEach((field, value) ->
                form.append('&').append(field).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Sends a form of a page with a PDF in its field {@code file}, with its CSRF field. */
    public HttpResponse<String> postWithFile(String path, Map<String, String> fields, byte[] pdf) {
        String boundary = "---sportello";
        StringBuilder parts = new StringBuilder();
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", cookie("SPORTELLO-CSRF"));
        all.forEach((field, value) -> parts.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, field, value)));
        parts.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"atto.pdf\"\r\n"
                        .formatted(boundary))
                .append("Content-Type: application/pdf\r\n\r\n");
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(
                        parts.toString().getBytes(StandardCharsets.UTF_8),
                        pdf,
                        ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)))));
    }

    /** A change through the engine's API, with the engine's CSRF header. */
    public HttpResponse<String> engine(String path, Object body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(HttpRequest.BodyPublishers.ofString(write(body))));
    }

    /** Starts a process of the desk, such as a determination, and gives its instance id. */
    public String start(String processId) {
        HttpResponse<String> answer = engine(ENGINE + "/process-definition/key/" + processId + "/start", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer).get("id").asText();
    }

    /** The open tasks of a process instance. */
    public List<JsonNode> tasksOf(String instanceId, String key) {
        JsonNode all = read(get(ENGINE + "/task?processInstanceId=" + instanceId + "&taskDefinitionKey=" + key
                + "&firstResult=0&maxResults=100"));
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    public JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cookie(String cookieName) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(cookieName))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private URI uri(String path) {
        return URI.create(base + path);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
