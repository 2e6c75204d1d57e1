package dev.drover.sign;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps from which values on the signs of a workspace speak, where that is not the default. */
@Service
@Transactional
public class SignLimits {

    private final JdbcClient sql;
    private final AuditTrail audit;

    SignLimits(JdbcClient sql, AuditTrail audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** The bound of a sign. */
    @Transactional(readOnly = true)
    public Bound of(WorkspaceId workspace, SignDescription sign) {
        return bound(sign, all(workspace));
    }

    Map<String, Double> all(WorkspaceId workspace) {
        return sql
                .sql("select sign, value from sign_limit where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .query((row, n) -> Map.entry(row.getString("sign"), row.getDouble("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Bound bound(SignDescription sign, Map<String, Double> set) {
        return sign.bound().at(set.getOrDefault(sign.id(), sign.bound().value()));
    }

    /**
     * Sets the bounds of signs, all or none; the default counts again where it is that.
     *
     * @throws IllegalArgumentException if a value is below 0 or no number
     */
    public void set(WorkspaceId workspace, Map<SignDescription, Double> values, Actor actor) {
        values.values().stream()
                .filter(value -> !Double.isFinite(value) || value < 0)
                .findFirst()
                .ifPresent(value -> {
                    throw new IllegalArgumentException("A limit is a number of at least 0, and not " + value);
                });
        values.forEach((sign, value) -> {
            if (of(workspace, sign).value() != value) {
                set(workspace, sign, value, actor);
            }
        });
    }

    private void set(WorkspaceId workspace, SignDescription sign, double value, Actor actor) {
        sql.sql("delete from sign_limit where workspace_id = :workspace and sign = :sign")
                .param("workspace", workspace.value())
                .param("sign", sign.id())
                .update();
        if (value != sign.bound().value()) {
            sql.sql("""
                            insert into sign_limit (workspace_id, sign, value) values (:workspace, :sign, :value)
                            on conflict (workspace_id, sign) do update set value = excluded.value
                            """)
                    .param("workspace", workspace.value())
                    .param("sign", sign.id())
                    .param("value", value)
                    .update();
        }
        audit.record(
                actor,
                workspace,
                null,
                "sign.limit",
                "Set the limit of the warning sign " + sign.name() + " to "
                        + sign.bound().at(value).words(sign.scale()) + ".");
    }
}
