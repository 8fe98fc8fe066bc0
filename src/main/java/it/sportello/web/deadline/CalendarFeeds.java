package it.sportello.web.deadline;

import it.sportello.process.api.DeskPeople;
import it.sportello.process.api.Role;
import it.sportello.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The private addresses of the calendars: one in use for each person and role, and one for the person. An address is
 * shown once; only its digest is kept.
 */
@Service
@Transactional
public class CalendarFeeds {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient sql;
    private final DeskPeople people;
    private final Clock clock;

    CalendarFeeds(JdbcClient sql, DeskPeople people, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A calendar in use.
     *
     * @param role whose deadlines it shows; null for those of the cases of which the owner has taken a task
     */
    public record Feed(UUID id, String owner, @Nullable Role role, Instant createdAt) {

        /** The title, in Italian. */
        public String title() {
            return role == null ? "Scadenze delle mie pratiche" : "Scadenze – " + role.label();
        }
    }

    /**
     * Gives a new address; the one in use for the same calendar dies.
     *
     * @return the secret part of the address
     * @throws Refusal not allowed, if the person has not the role
     */
    public String create(String owner, @Nullable Role role) {
        if (role != null && !people.rolesOf(owner).contains(role)) {
            throw Refusal.notAllowed(
                    "ROLE_MISSING", "PSW-25-01", "Il calendario di un ufficio spetta a chi vi lavora.");
        }
        revoke("owner = :owner and coalesce(role, '') = :role", owner, role == null ? "" : role.name());
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        sql.sql(
                        """
                        insert into calendar_feed (id, token_sha256, owner, role, created_at)
                        values (:id, :digest, :owner, :role, :at)""")
                .param("id", UUID.randomUUID())
                .param("digest", digest(token))
                .param("owner", owner)
                .param("role", role == null ? null : role.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Kills an address of that person; nothing happens when it is dead already. */
    public void revoke(String owner, UUID id) {
        revoke("owner = :owner and id = cast(:role as uuid)", owner, id.toString());
    }

    private void revoke(String which, String owner, String key) {
        sql.sql("update calendar_feed set revoked_at = :at where revoked_at is null and " + which)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("role", key)
                .update();
    }

    /** The calendars of a person, the oldest first. */
    @Transactional(readOnly = true)
    public List<Feed> of(String owner) {
        return sql.sql(
                        "select * from calendar_feed where owner = :owner and revoked_at is null order by created_at, id")
                .param("owner", owner)
                .query(CalendarFeeds::feed)
                .list();
    }

    /** The calendar at an address; empty when it was revoked, or its owner has left the role or the desk. */
    @Transactional(readOnly = true)
    public Optional<Feed> at(String token) {
        return sql.sql("select * from calendar_feed where token_sha256 = :digest and revoked_at is null")
                .param("digest", digest(token))
                .query(CalendarFeeds::feed)
                .optional()
                .filter(this::isStillAllowed);
    }

    private boolean isStillAllowed(Feed feed) {
        var roles = people.rolesOf(feed.owner());
        return feed.role() == null ? !roles.isEmpty() : roles.contains(feed.role());
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        return new Feed(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                role == null ? null : Role.valueOf(role),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
