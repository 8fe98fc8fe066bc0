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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The browser of a person at the desk: keeps cookies, sends the CSRF tokens of both sides, follows no redirect. */
public final class DeskClient {

    /** The REST API of the engine, as Tasklist uses it. */
    public static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    private DeskClient(int port) {
        this.base = "http://localhost:" + port;
    }

    public static DeskClient anonymous(int port) {
        return new DeskClient(port);
    }

    /** Logs in; the password of the people of demo and test is their user name. */
    public static DeskClient of(String user, int port) {
        DeskClient client = new DeskClient(port);
        client.login(user);
        client.get("/camunda/app/tasklist/default/");
        return client;
    }

    /** The answer to the login itself. */
    public HttpResponse<String> login(String user) {
        get("/login");
        String form = Stream.of(
                        field("username", user), field("password", user), field("_csrf", cookie("SPORTELLO-CSRF")))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "*/*")
                .GET()
                .build());
    }

    public HttpResponse<String> post(String path, Object body) {
        return change("POST", path, body);
    }

    public HttpResponse<String> put(String path, Object body) {
        return change("PUT", path, body);
    }

    public HttpResponse<String> delete(String path) {
        return change("DELETE", path, null);
    }

    /** A change sent by a page of another site: the cookies come along, the tokens do not. */
    public HttpResponse<String> forgedPost(String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text(body)))
                .build());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }

    private HttpResponse<String> change(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("X-SPORTELLO-CSRF", cookie("SPORTELLO-CSRF"))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                .build());
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
