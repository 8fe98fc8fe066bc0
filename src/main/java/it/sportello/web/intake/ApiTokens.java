package it.sportello.web.intake;

import it.sportello.shared.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of the legal subjects, one each (PSW-12-02). A token is shown once; only its digest is kept. */
@Component
@Rule("PSW-12-02")
public class ApiTokens {

    private static final int BYTES = 32;
    private static final String BEARER = "Bearer ";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Gives the subject a new token; an earlier one stops working. */
    @Transactional
    public String issue(LegalSubject subject) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql(
                        """
                insert into api_token (token_sha256, tax_code, name, issued_at) values (:digest, :taxCode, :name, :at)
                on conflict (tax_code) do update
                set token_sha256 = excluded.token_sha256, name = excluded.name, issued_at = excluded.issued_at""")
                .param("digest", digest(token))
                .param("taxCode", subject.taxCode())
                .param("name", subject.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** The subject who comes with that header {@code Authorization}; empty for any other text. */
    public Optional<LegalSubject> subjectWith(@Nullable String authorization) {
        return authorization == null || !authorization.startsWith(BEARER)
                ? Optional.empty()
                : subjectOf(authorization.substring(BEARER.length()).strip());
    }

    /** The subject to whom the token belongs. */
    public Optional<LegalSubject> subjectOf(String token) {
        return jdbc.sql("select tax_code, name from api_token where token_sha256 = ?")
                .param(digest(token))
                .query((row, n) -> new LegalSubject(row.getString(1), row.getString(2)))
                .optional();
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
