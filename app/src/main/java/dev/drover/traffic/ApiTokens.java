package dev.drover.traffic;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out the tokens with which applications ask for flags, and knows only their hashes. */
@Service
@Transactional
public class ApiTokens {

    private static final Pattern FORM = Pattern.compile("drover_([0-9a-f]{12})_[0-9a-f]{64}");
    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Clock clock;

    ApiTokens(JdbcClient sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a token. Only this answer ever holds it.
     *
     * @param name which application it is for
     */
    public String create(WorkspaceId workspace, String name, Actor actor) {
        String handle = randomHex(6);
        String token = "drover_" + handle + "_" + randomHex(32);
        sql.sql("""
                        insert into api_token (workspace_id, name, handle, hash, created_by, created_at)
                        values (:workspace, :name, :handle, :hash, :by, :at)
                        """)
                .param("workspace", workspace.value())
                .param("name", name)
                .param("handle", handle)
                .param("hash", hash(token))
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(actor, workspace, null, "token.created", "Created the API token " + name + ".");
        return token;
    }

    /** Takes a token back; whoever uses it gets 401 from now on. Does nothing if it is not one of the workspace. */
    public void revoke(WorkspaceId workspace, long id, Actor actor) {
        sql.sql("""
                           update api_token set revoked_at = :at
                            where id = :id and workspace_id = :workspace and revoked_at is null
                        returning name
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("workspace", workspace.value())
                .query(String.class)
                .optional()
                .ifPresent(name ->
                        audit.record(actor, workspace, null, "token.revoked", "Revoked the API token " + name + "."));
    }

    /** The tokens of a workspace, newest first, revoked ones too. */
    @Transactional(readOnly = true)
    public List<ApiToken> of(WorkspaceId workspace) {
        return sql.sql("select * from api_token where workspace_id = :workspace order by id desc")
                .param("workspace", workspace.value())
                .query((row, n) -> {
                    Timestamp revoked = row.getTimestamp("revoked_at");
                    return new ApiToken(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("created_by"),
                            Objects.requireNonNull(row.getTimestamp("created_at"))
                                    .toInstant(),
                            revoked == null ? null : revoked.toInstant());
                })
                .list();
    }

    /** The workspace that a token opens; empty if it opens none. Takes the same time however much of it is right. */
    @Transactional(readOnly = true)
    public Optional<WorkspaceId> workspaceOf(String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        return sql.sql("select workspace_id, hash from api_token where handle = :handle and revoked_at is null")
                .param("handle", form.group(1))
                .query((row, n) -> new Known(new WorkspaceId(row.getLong("workspace_id")), row.getString("hash")))
                .optional()
                .filter(known -> MessageDigest.isEqual(bytes(known.hash()), bytes(hash(token))))
                .map(Known::workspace);
    }

    private record Known(WorkspaceId workspace, String hash) {}

    private static String randomHex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
