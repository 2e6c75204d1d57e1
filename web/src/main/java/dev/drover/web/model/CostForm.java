package dev.drover.web.model;

import dev.drover.model.cost.AcuSizing;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.cost.RelationalSizes.Instances;
import dev.drover.model.cost.RelationalSizes.Load;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody states for the bills; it stands in the page's address, so that a link shows the same. */
record CostForm(Typed typed) {

    /** The number fields in the order of the page, and what a problem calls them. */
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("auroraInstances", "number of Aurora instances"),
            Map.entry("acu", "average ACU"),
            Map.entry("cpuAverage", "average CPU in percent"),
            Map.entry("cpuP95", "p95 of CPU in percent"),
            Map.entry("cpuLargest", "largest CPU in percent"),
            Map.entry("cpuVcpu", "vCPU of the server of today"),
            Map.entry("workingSetGib", "working set in GiB"),
            Map.entry("storageGb", "storage in GB"),
            Map.entry("iosPerSecond", "I/Os per second"),
            Map.entry("iops", "provisioned IOPS"),
            Map.entry("backupGb", "backup in GB"),
            Map.entry("vcpu", "vCPU in extended support"),
            Map.entry("dualWriteMonths", "months of dual writes"),
            Map.entry("parallelMonths", "months in parallel"),
            Map.entry("oldStoreUsd", "monthly cost of the old store"),
            Map.entry("adHocPercent", "share of ad-hoc calls in percent"),
            Map.entry("verificationPasses", "verification passes"));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_INSTANCES = BigDecimal.valueOf(16);

    public String text(String name) {
        return typed.text(name);
    }

    public boolean checked(String name) {
        return !typed.text(name).isEmpty();
    }

    /** Each with its field; empty if every number can be used. */
    List<Map.Entry<String, String>> problems() {
        List<Map.Entry<String, String>> problems = new ArrayList<>();
        NUMBERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(field -> {
            String value = text(field.getKey());
            if (!value.isEmpty() && number(field.getKey()) == null) {
                problems.add(Map.entry(
                        field.getKey(),
                        "Enter the " + field.getValue() + " as a number from 0 to 999999999, not \"" + shortened(value)
                                + "\"; it is left out until then"));
            }
        });
        BigDecimal instances = number("auroraInstances");
        if (instances != null && !isCount(instances)) {
            problems.add(Map.entry(
                    "auroraInstances", "Enter the number of Aurora instances as a whole number from 1 to 16"));
        }
        for (String share : List.of("cpuAverage", "cpuP95", "cpuLargest")) {
            if (number(share) != null && percent(share) == null) {
                problems.add(Map.entry(
                        share,
                        "Enter the " + NUMBERS.get(share) + " as a number from 0 to 100; it is left out until then"));
            }
        }
        BigDecimal adHoc = number("adHocPercent");
        if (adHoc != null && percent("adHocPercent") == null) {
            problems.add(Map.entry(
                    "adHocPercent", "Enter the share of ad-hoc calls as a number from 0 to 100, for example 1.5"));
        }
        return problems;
    }

    /** What is wrong with a field; null if nothing is. */
    public @Nullable String problem(String name) {
        return problems().stream()
                .filter(problem -> problem.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    RelationalSizes relational() {
        return new RelationalSizes(
                aurora(),
                text("rdsClass").isEmpty() ? null : new Instances(text("rdsClass"), checked("multiAz") ? 2 : 1),
                averageAcu(),
                number("storageGb"),
                new Load(number("iosPerSecond"), number("iops"), number("backupGb"), number("vcpu")));
    }

    /** As stated; otherwise the least that the load of today needs. */
    private @Nullable BigDecimal averageAcu() {
        BigDecimal stated = number("acu");
        AcuSizing sized = acu();
        return stated == null && sized != null ? sized.least() : stated;
    }

    /** What Serverless v2 needs for the load of today; null as long as average CPU and vCPU are not stated. */
    @Nullable
    AcuSizing acu() {
        BigDecimal average = percent("cpuAverage");
        BigDecimal vcpu = number("cpuVcpu");
        return average == null || vcpu == null
                ? null
                : AcuSizing.of(
                        new AcuSizing.Cpu(average, percent("cpuP95"), percent("cpuLargest")),
                        vcpu,
                        typed.choice("cpuFamily", AcuSizing.Family.R),
                        number("workingSetGib"));
    }

    private @Nullable Instances aurora() {
        BigDecimal count = number("auroraInstances");
        if (count == null || !isCount(count) || text("auroraClass").isEmpty()) {
            return null;
        }
        return new Instances(text("auroraClass"), count.intValueExact());
    }

    MoveSizes move() {
        return new MoveSizes(
                number("dualWriteMonths"),
                number("parallelMonths"),
                number("oldStoreUsd"),
                number("verificationPasses"));
    }

    /** From 0 to 100; null for anything else. */
    @Nullable
    BigDecimal percent(String name) {
        BigDecimal percent = number(name);
        return percent == null || percent.compareTo(HUNDRED) > 0 ? null : percent;
    }

    private @Nullable BigDecimal number(String name) {
        String value = text(name);
        return value.matches("[0-9]{1,9}(\\.[0-9]{1,6})?") ? new BigDecimal(value) : null;
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() > 0 && number.stripTrailingZeros().scale() <= 0 && number.compareTo(MOST_INSTANCES) <= 0;
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= 20
                ? value
                : value.substring(0, value.offsetByCodePoints(0, 20)) + "…";
    }
}
