package it.sportello.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.shared.ReferenceCode;
import it.sportello.web.intake.demo.SamplePdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The other side of a case, over HTTP with its token: what the applicant, then beneficiary, sends. */
public final class Beneficiary {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String token;
    private final String taxCode;
    private final Office office;

    Beneficiary(int port, String token, String taxCode, ReferenceCode code, Office office) {
        this.base = "http://localhost:" + port + "/api/v1/proposals/" + code;
        this.token = token;
        this.taxCode = taxCode;
        this.office = office;
    }

    public void formaliseAti() {
        attach("ATI_DEED");
        accepted(post("/ati-deed", Map.of("deedDate", today())));
    }

    /** Declares the start for today. */
    public void start() {
        accepted(post("/start", Map.of("startDate", today())));
    }

    public void communicateAccount() {
        attach("DEDICATED_ACCOUNT");
        accepted(post(
                "/account",
                Map.of(
                        "iban",
                        "IT60X0542811101000000123456",
                        "type",
                        "BANK",
                        "delegates",
                        List.of(Map.of("name", "Mario Rossi", "taxCode", "RSSMRA80A01H501U")),
                        "usedSince",
                        today())));
    }

    public void requestAdvance(String amount) {
        attach("GUARANTEE");
        attach("ADVANCE_INVOICE");
        accepted(post(
                "/advance",
                Map.of(
                        "guarantee",
                                Map.of(
                                        "guarantor",
                                        "Banca del Tevere",
                                        "number",
                                        "F-1",
                                        "amount",
                                        amount,
                                        "firstDemand",
                                        true,
                                        "noExceptions",
                                        true,
                                        "issuedOn",
                                        today(),
                                        "expiry",
                                        office.today().plusYears(3).toString()),
                        "invoice", Map.of("number", "1/A", "date", today(), "amount", amount))));
    }

    public void endActivity() {
        accepted(post("/activity-end", Map.of("endDate", today())));
    }

    /** A report with internal experts only, for this net amount, all paid by transfer within today. */
    public void report(String net) {
        report(ReportSheet.experts(taxCode, net, office.today()));
    }

    public void report(Map<String, Object> sheet) {
        attach("REPORT");
        accepted(post("/report", sheet));
    }

    public void invoiceBalance(String amount) {
        attach("BALANCE_INVOICE");
        accepted(post("/balance-invoice", Map.of("number", "2/A", "date", today(), "amount", amount)));
    }

    /** Answers the formal notice, having complied today. */
    public void comply(String text) {
        accepted(post("/notice-reply", Map.of("text", text, "compliedOn", today())));
    }

    public void observe(String text) {
        accepted(post("/observations", Map.of("text", text)));
    }

    public void integrate(String text) {
        accepted(post("/integration", Map.of("text", text)));
    }

    public void withdraw() {
        accepted(post("/withdrawal", Map.of("reason", "Cessate le ragioni del progetto.")));
    }

    /** Tells that aids were granted after annex A03 was signed. */
    public HttpResponse<String> tellAidChange(LocalDate changedOn) {
        return post("/a03-changes", Map.of("description", "Nuovo aiuto.", "changedOn", changedOn.toString()));
    }

    /** Takes what is offered of envelope A, less than was asked for. */
    public void acceptPartialGrant() {
        accepted(post("/partial-grant", Map.of("accepted", true)));
    }

    public void requestVariation() {
        accepted(post(
                "/variation",
                Map.of("reason", "Il docente non è più disponibile", "changes", "Nuovo docente con pari titoli")));
    }

    public void requestExtension(LocalDate day) {
        accepted(post(
                "/extension",
                Map.of("reason", "Ritardo della banca nel rilascio delle quietanze", "requestedDate", day.toString())));
    }

    /** Sends an act, whatever the answer. */
    public HttpResponse<String> post(String act, Object body) {
        return send(request(act)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(write(body))));
    }

    public void attach(String kind) {
        accepted(send(request("/attachments/" + kind)
                .header("Content-Type", "application/pdf")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(SamplePdf.of(kind)))));
    }

    private String today() {
        return office.today().toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
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

    private static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** What the officer finds before a payment: everything regular. */
    static Map<String, String> regularConditions(LocalDate today) {
        return Map.of(
                "durcStatus", "REGULAR",
                "durcExpiry", today.plusDays(120).toString(),
                "lazioEmployees", "8",
                "operatingUnit", "true",
                "legalSeat", "true",
                "requirementsKept", "true");
    }
}
