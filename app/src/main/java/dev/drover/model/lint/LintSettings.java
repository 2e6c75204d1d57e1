package dev.drover.model.lint;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what workspaces decided about rules. No part of any digest: a change voids no signature. */
@Service
@Transactional
public class LintSettings {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final AuditTrail audit;

    LintSettings(JdbcClient sql, JsonMapper json, AuditTrail audit) {
        this.sql = sql;
        this.json = json;
        this.audit = audit;
    }

    /** By the id of the rule; only the rules about which something was decided. */
    @Transactional(readOnly = true)
    public Map<String, RuleSetting> of(WorkspaceId workspace) {
        return sql
                .sql("select rule, severity, off, reason, thresholds from lint_setting where workspace_id = :id")
                .param("id", workspace.value())
                .query(this::setting)
                .list()
                .stream()
                .collect(Collectors.toMap(RuleSetting::rule, Function.identity()));
    }

    /** @throws IllegalArgumentException if {@link RuleSetting#problems} has something to say */
    public void save(WorkspaceId workspace, RuleDescription rule, RuleSetting setting, Actor actor) {
        if (!setting.rule().equals(rule.id())
                || !setting.problems(rule.thresholds()).isEmpty()) {
            throw new IllegalArgumentException("The setting does not fit " + rule.id());
        }
        if (setting.equals(of(workspace).getOrDefault(rule.id(), RuleSetting.unchanged(rule.id())))) {
            return;
        }
        sql.sql("""
                        insert into lint_setting (workspace_id, rule, severity, off, reason, thresholds)
                        values (:workspace, :rule, :severity, :off, :reason, :thresholds::jsonb)
                            on conflict (workspace_id, rule) do update
                           set severity = excluded.severity, off = excluded.off, reason = excluded.reason,
                               thresholds = excluded.thresholds
                        """)
                .param("workspace", workspace.value())
                .param("rule", rule.id())
                .param(
                        "severity",
                        setting.severity() == null ? null : setting.severity().name())
                .param("off", setting.off())
                .param("reason", setting.reason())
                .param("thresholds", json.writeValueAsString(new TreeMap<>(setting.thresholds())))
                .update();
        audit.record(actor, workspace, null, "lint.set", sentence(rule, setting));
    }

    private static String sentence(RuleDescription rule, RuleSetting setting) {
        String because = setting.reason().isEmpty() ? "" : " Reason: " + setting.reason();
        if (setting.off()) {
            return "Switched the lint rule " + rule.id() + " off." + because;
        }
        String numbers = rule.thresholds().stream()
                .map(threshold -> threshold.label() + ": " + setting.limits().words(threshold))
                .collect(Collectors.joining("; "));
        return "Set the lint rule " + rule.id() + " to "
                + (setting.severity() == null
                        ? "its own severity"
                        : setting.severity().word())
                + (numbers.isEmpty() ? "." : ", " + numbers + ".") + because;
    }

    private RuleSetting setting(ResultSet row, int n) throws SQLException {
        String severity = row.getString("severity");
        return new RuleSetting(
                row.getString("rule"),
                severity == null ? null : Severity.valueOf(severity),
                row.getBoolean("off"),
                row.getString("reason"),
                json.readValue(row.getString("thresholds"), new TypeReference<Map<String, BigDecimal>>() {}));
    }
}
