package it.sportello.web.simulation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.proposal.ProposalForm;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application or an expense report would give. Open to everybody; nothing is stored. */
@RestController
@RequestMapping("/api/v1/notices/{notice}/simulations")
@Tag(name = "Simulazione")
@Rule({"PSW-08-11", "PSW-17-12", "PSW-19-28"})
class SimulationApi {

    private static final String FORM =
            """
            {"applicant": {"totalEmployees": 3, "size": "MICRO",
               "operatingUnits": [{"id": "U1", "name": "Sede", "address":
                 {"street": "Via Roma 1", "postalCode": "00100", "city": "Roma", "province": "RM"}}]},
             "employees": [
               {"taxCode": "RSSMRA80A01H501U", "contractType": "PERMANENT", "unit": "U1", "gender": "MALE"},
               {"taxCode": "BNCLRA85B41H501V", "contractType": "PERMANENT", "unit": "U1", "gender": "FEMALE"}],
             "actionA": true, "actionB": true, "paymentOption": "ADVANCE_AND_BALANCE",
             "staff": [{"voice": "A1", "function": "TEACHING", "hours": "60", "rate": "50.00"}],
             "purchases": [{"category": "NOTEBOOK", "description": "2 notebook", "isNew": true,
               "net": "1800.00", "vat": "396.00"}]}""";

    private static final String REPORT =
            """
            {"reported": {"activityStart": "2020-05-04", "declaredEnd": "2020-12-31", "reportDate": "2021-02-01",
               "lazioEmployees": 8, "flatApproved": "1400.00", "grantA": "5000.00", "grantB": "2500.00",
               "beneficiary": "12345678903"},
             "paid": "4500.00",
             "report": {"documents": [{"id": "D1", "type": "busta paga", "number": "1", "date": "2020-11-30",
                 "holder": "12345678903", "attached": true,
                 "payments": [{"method": "BANK_TRANSFER", "amount": "2000.00", "date": "2020-11-30",
                   "payer": "12345678903", "proofAttached": true, "cupPresent": true, "projectCodePresent": true}],
                 "lines": [{"id": "L1", "voice": "A1", "kind": "STAFF", "description": "Stesura del piano",
                   "member": "12345678903", "function": "EXPERT", "activity": "PREL_D",
                   "person": {"taxCode": "BNCLRA80A41H501X", "name": "Laura Bianchi", "contract": "PERMANENT"},
                   "hours": "50", "rate": "40.00", "net": "2000.00", "vat": "0.00", "referenceDate": "2020-11-30",
                   "register": [], "timesheetSigned": true, "quantity": 1, "isNew": true, "rental": false}]}],
               "trainingActions": [], "assignments": [],
               "evidence": {"plan": true, "agreementOrRegulation": true, "approval": true, "boardPosting": true,
                 "intranetPosting": true, "descriptiveReport": true, "fseForms": true, "products": true,
                 "grossCostSummary": true}}}""";

    private final Notices notices;
    private final Simulator simulator;
    private final Clock clock;

    SimulationApi(Notices notices, Simulator simulator, Clock clock) {
        this.notices = notices;
        this.simulator = simulator;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Che cosa darebbe un formulario, anche incompleto, se fosse inviato oggi",
            description =
                    "Lo stesso JSON del formulario della domanda. Nulla è registrato. Gli importi sono in euro con"
                            + " due decimali; ogni blocco e avvertenza cita la regola dell'avviso.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "Incompleto", value = FORM))))
    ResponseEntity<Simulated> proposal(@PathVariable String notice, @RequestBody ProposalForm form) {
        return answer(notice, (rules, now) -> simulator.proposal(form, rules, now));
    }

    @PostMapping("/report")
    @Operation(
            summary = "Che cosa sarebbe riconosciuto di un rendiconto, riga per riga",
            description =
                    "Lo stesso JSON del rendiconto della pratica, con i fatti della pratica da cui dipende. Nulla è"
                            + " registrato.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "Senza spese", value = REPORT))))
    ResponseEntity<SimulatedReport> report(@PathVariable String notice, @RequestBody ReportToSimulate body) {
        return answer(notice, (rules, now) -> simulator.report(body, rules, LegalTime.dateOf(now)));
    }

    private <T> ResponseEntity<T> answer(String notice, BiFunction<Notice, Instant, T> simulation) {
        Instant now = clock.instant();
        try {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(simulation.apply(notices.inForce(notice, now), now));
        } catch (NoSuchElementException e) {
            throw Refusal.notFound("avviso " + notice);
        }
    }
}
