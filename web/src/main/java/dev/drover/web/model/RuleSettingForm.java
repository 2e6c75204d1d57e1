package dev.drover.web.model;

import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.RuleSetting;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule on the page of settings, with what stands in its fields.
 *
 * @param problems by the id of the field
 */
record RuleSettingForm(
        RuleDescription rule,
        String severity,
        boolean off,
        String reason,
        Map<String, String> numbers,
        Map<String, String> problems) {

    static RuleSettingForm of(RuleDescription rule, RuleSetting setting) {
        Map<String, String> numbers = new LinkedHashMap<>();
        rule.thresholds()
                .forEach(threshold -> numbers.put(
                        threshold.key(), setting.limits().exact(threshold).toPlainString()));
        Severity own = setting.severity();
        return new RuleSettingForm(
                rule, own == null ? "" : own.name(), setting.off(), setting.reason(), numbers, Map.of());
    }

    /** What somebody typed; numbers that are the rule's own are not kept, so that a new default reaches everybody. */
    static RuleSettingForm typed(RuleDescription rule, Map<String, String> typed) {
        Map<String, String> numbers = new LinkedHashMap<>();
        rule.thresholds()
                .forEach(threshold -> numbers.put(
                        threshold.key(),
                        typed.getOrDefault("number." + threshold.key(), "").strip()));
        RuleSettingForm form = new RuleSettingForm(
                rule,
                typed.getOrDefault("severity", ""),
                typed.containsKey("off"),
                typed.getOrDefault("reason", ""),
                numbers,
                Map.of());
        Map<String, String> problems = new LinkedHashMap<>();
        for (Threshold threshold : rule.thresholds()) {
            if (number(numbers.getOrDefault(threshold.key(), "")) == null) {
                problems.put(
                        form.id(threshold.key()),
                        "Enter a number, for example " + threshold.value().toPlainString());
            }
        }
        if (problems.isEmpty()) {
            form.setting().problems(rule.thresholds()).forEach((field, says) -> problems.put(form.id(field), says));
        }
        return new RuleSettingForm(rule, form.severity, form.off, form.reason, numbers, problems);
    }

    RuleSetting setting() {
        Map<String, BigDecimal> own = new LinkedHashMap<>();
        for (Threshold threshold : rule.thresholds()) {
            BigDecimal number = number(numbers.getOrDefault(threshold.key(), ""));
            if (number != null && number.compareTo(threshold.value()) != 0) {
                own.put(threshold.key(), number);
            }
        }
        return new RuleSetting(rule.id(), chosen(), off, reason, own);
    }

    private @Nullable Severity chosen() {
        return List.of(Severity.values()).stream()
                .filter(value -> value.name().equals(severity))
                .findFirst()
                .orElse(null);
    }

    /** Whether anything is not as the rule says. */
    public boolean isChanged() {
        return !setting().equals(RuleSetting.unchanged(rule.id()));
    }

    public String id(String field) {
        return rule.id() + "-" + field;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.precision() - number.scale() > 18 || number.scale() > 18 ? null : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
