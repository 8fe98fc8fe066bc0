package it.sportello.document;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.nio.charset.StandardCharsets;

/** Tells a PDF by its content, never by its name or declared type. */
@Rule("PSW-12-05")
public final class PdfCheck {

    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRAILER = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    /** Readers accept the header and the end mark within this many bytes of the edges. */
    private static final int MARGIN = 1024;

    private final long maxSize;

    /** @param maxSize in bytes, included */
    public PdfCheck(long maxSize) {
        this.maxSize = maxSize;
    }

    /** @throws Refusal when the content is empty, larger than allowed, no PDF or cut short */
    public void check(byte[] content) {
        if (content.length == 0) {
            throw refused("Il file è vuoto.");
        }
        if (content.length > maxSize) {
            throw refused("Il file supera la dimensione massima di %d MB.".formatted(maxSize / (1024 * 1024)));
        }
        if (!contains(content, HEADER, 0, Math.min(content.length, MARGIN))) {
            throw refused("Il file non è un PDF.");
        }
        if (!contains(content, TRAILER, Math.max(0, content.length - MARGIN), content.length)) {
            throw refused("Il PDF è incompleto: manca la fine del file.");
        }
    }

    private static Refusal refused(String text) {
        return Refusal.invalid("file", "PSW-12-05", text);
    }

    private static boolean contains(byte[] content, byte[] mark, int from, int to) {
        for (int start = from; start <= to - mark.length; start++) {
            int matched = 0;
            while (matched < mark.length && content[start + matched] == mark[matched]) {
                matched++;
            }
            if (matched == mark.length) {
                return true;
            }
        }
        return false;
    }
}
