package it.sportello.process.api;

import it.sportello.correspondence.Channel;
import it.sportello.shared.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an act of the applicant or beneficiary came. It counts from its own instant, whenever it is recorded.
 *
 * @param owner tax code of the legal subject whose act it is
 * @param at the instant of its receipt
 * @param pec null for what came through the portal
 */
@Rule("PSW-00-04")
public record Received(String owner, Instant at, @Nullable Pec pec) {

    /**
     * A certified e-mail that the office records.
     *
     * @param protocol number under which it was registered
     * @param recordedBy user of the office
     */
    public record Pec(String protocol, String recordedBy) {}

    public static Received onPortal(String owner, Instant at) {
        return new Received(owner, at, null);
    }

    Channel channel() {
        return pec == null ? Channel.PORTAL : Channel.PEC;
    }

    /** What is kept in the correspondence of the case. */
    String recorded(String text) {
        return pec == null
                ? text
                : (text + " PEC protocollo " + pec.protocol() + ", registrata da " + pec.recordedBy() + ".").strip();
    }
}
