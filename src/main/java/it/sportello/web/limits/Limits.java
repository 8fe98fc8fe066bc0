package it.sportello.web.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation may set of the limits of one node.
 *
 * @param requestsPerMinute of one client of the intake, known by its token or, without a valid one, by its address; as
 *     many at once
 * @param loginsPerMinute attempts from one address; as many at once
 * @param body most of a JSON document or of a form; documents have their own limit (PSW-12-05)
 * @param transmissions at work at once: fewer than the connections of the pool, so that the rest goes on
 * @param waitingTransmissions most that wait for one of those places
 * @param patience how long one of them waits
 */
@ConfigurationProperties("sportello.limits")
record Limits(
        @DefaultValue("300") int requestsPerMinute,
        @DefaultValue("60") int loginsPerMinute,
        @DefaultValue("4MB") DataSize body,
        @DefaultValue("12") int transmissions,
        @DefaultValue("100") int waitingTransmissions,
        @DefaultValue("2s") Duration patience) {}
