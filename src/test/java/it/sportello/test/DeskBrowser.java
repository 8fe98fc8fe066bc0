package it.sportello.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A person at the desk over HTTP, as a browser would do it: the login form, the session, the CSRF cookie. */
public final class DeskBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSRF = "SPORTELLO-CSRF";

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private DeskBrowser(int port) {
        this.root = "http://localhost:" + port;
    }

    /** Nobody logged in. */
    public static DeskBrowser stranger(int port) {
        return new DeskBrowser(port);
    }

    /** A user of the demo: the name is the password. */
    public static DeskBrowser of(int port, String user) {
        DeskBrowser browser = new DeskBrowser(port);
        browser.get("/login");
        HttpResponse<String> answer = browser.post("/login", Map.of("username", user, "password", user));
        if (answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new AssertionError(user + " could not log in");
        }
        browser.get("/desk");
        return browser;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path)
                .header("Accept", "text/html,application/json;q=0.9")
                .GET());
    }

    public JsonNode json(String path) {
        return read(send(request(path).header("Accept", "application/json").GET()));
    }

    /** @param body as text, or what Jackson makes text of */
    public HttpResponse<String> put(String path, Object body) {
        return send(withBody(path, body).PUT(BodyPublishers.ofString(text(body))));
    }

    public HttpResponse<String> post(String path, Object body) {
        return body instanceof Map<?, ?> fields && !path.contains("/api/")
                ? send(request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))))
                : send(withBody(path, body).POST(BodyPublishers.ofString(text(body))));
    }

    /** Posts a form without the token that proves where it comes from. */
    public HttpResponse<String> postForged(String path, Map<String, String> fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("&")))));
    }

    public static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    /** Takes a task, as the button "Prendi in carico" does. */
    public void take(String taskId, String user) {
        HttpResponse<String> answer =
                post("/camunda/api/engine/engine/default/task/" + taskId + "/claim", Map.of("userId", user));
        if (answer.statusCode() != 204) {
            throw new AssertionError("not taken: " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private HttpRequest.Builder withBody(String path, Object body) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        String token = cookie(CSRF);
        if (!token.isEmpty()) {
            request.header("X-" + CSRF, token);
        }
        String engine = cookie("XSRF-TOKEN");
        return engine.isEmpty() ? request : request.header("X-XSRF-TOKEN", engine);
    }

    private String form(Map<?, ?> fields) {
        return "_csrf=" + encode(cookie(CSRF))
                + fields.entrySet().stream()
                        .map(e -> "&" + encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining());
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encode(Object text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
