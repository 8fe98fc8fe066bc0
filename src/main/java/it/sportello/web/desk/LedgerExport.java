package it.sportello.web.desk;

import it.sportello.funding.LedgerReader;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger for a spreadsheet: every movement, and the queue as it stands (PSW-08-02, PSW-13-14). */
@RestController
class LedgerExport {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final LedgerReader ledger;
    private final String notice;
    private final Italian italian;

    LedgerExport(LedgerReader ledger, @Value("${sportello.notice}") String notice, Italian italian) {
        this.ledger = ledger;
        this.notice = notice;
        this.italian = italian;
    }

    @GetMapping("/desk/ledger/movements.csv")
    ResponseEntity<String> movements() {
        Csv csv = new Csv()
                .row("Numero", "Data", "Azione", "Movimento", "Importo", "Pratica", "Atto o impegno", "Motivo", "Da");
        ledger.movements(notice)
                .forEach(m -> csv.row(
                        m.number(),
                        italian.instant(m.at()),
                        m.envelope(),
                        m.kind().label(),
                        m.amount(),
                        m.code(),
                        m.act(),
                        m.reason(),
                        m.by()));
        return file("movimenti", csv);
    }

    @GetMapping("/desk/ledger/queue.csv")
    ResponseEntity<String> queue() {
        Csv csv = new Csv()
                .row(
                        "Posto",
                        "Pratica",
                        "Trasmessa",
                        "Punteggio",
                        "Criterio a)",
                        "Azione A",
                        "Azione B",
                        "Esito",
                        "Perché");
        ledger.queue(notice)
                .forEach(p -> csv.row(
                        p.place() == 0 ? null : p.place(),
                        p.code(),
                        italian.instant(p.transmittedAt()),
                        p.score(),
                        p.scoreA(),
                        p.grantA(),
                        p.grantB(),
                        LedgerPages.verdict(p.verdict()),
                        p.sentence()));
        return file("coda", csv);
    }

    private ResponseEntity<String> file(String name, Csv csv) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "-" + notice + ".csv")
                                .build()
                                .toString())
                .body(csv.toString());
    }
}
