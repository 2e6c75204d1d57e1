package dev.drover.proof;

import dev.drover.connection.ConnectionProblem;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.TargetModel;
import dev.drover.model.cost.Demand;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Shortfall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Runs every pattern on the tables of a proof and says what came of it. */
final class Asking {

    /** How often a pattern is run, each time with other values; scans once, because they are long. */
    static final int CALLS = 20;

    private final DynamoDbAsyncClient dynamo;
    private final Map<String, String> tables;
    private final TargetModel model;
    private final List<AccessPattern> patterns;
    private final KeptItems kept;
    private final Runnable stillWanted;
    private final CoverageMatrix coverage;
    private final Map<String, Double> expected;
    private final List<ProofFinding> findings = new ArrayList<>();

    /** @param rows how many items were made of each source table */
    Asking(
            DynamoDbAsyncClient dynamo,
            Map<String, String> tables,
            TargetModel model,
            List<AccessPattern> patterns,
            KeptItems kept,
            Map<String, Long> rows,
            Runnable stillWanted) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.model = model;
        this.patterns = patterns;
        this.kept = kept;
        this.stillWanted = stillWanted;
        this.coverage = Coverage.of(model, patterns);
        this.expected = InventoryWorkload.of(model, patterns, rows).demands().stream()
                .collect(Collectors.toMap(Demand::patternId, Asking::unitsPerCall));
    }

    private static double unitsPerCall(Demand demand) {
        return demand.units().stream()
                .map(units -> units.readUnits().add(units.writeUnits()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    /** The patterns that ask anything of the store. */
    List<CoveredPattern> asked() {
        return coverage.rows().stream()
                .filter(row -> row.pattern().direction() != Direction.NONE)
                .toList();
    }

    List<ProofFinding> findings() {
        return findings;
    }

    PatternResult ask(CoveredPattern row) {
        AccessPattern pattern = row.pattern();
        boolean write = pattern.direction().writes();
        if (row.path().isEmpty() && row.besidePath().isPresent()) {
            return PatternResult.notRun(
                    pattern.id(),
                    pattern.name(),
                    write,
                    "A relational table or a prefix serves it, and a proof runs in DynamoDB only.");
        }
        if (row.path().isEmpty()) {
            findings.add(new ProofFinding(
                    pattern.id(),
                    ProofFinding.Kind.NOT_SERVED,
                    "It was not run, because nothing serves it. " + row.gapReason(),
                    "Give the target a key that leads there, or change the pattern."));
            return PatternResult.notRun(pattern.id(), pattern.name(), write, "Nothing serves it.");
        }
        PatternCalls calls;
        Optional<ReadPlan> plan = Optional.empty();
        if (write) {
            calls = new Writing(dynamo, tables, WritePlan.of(pattern, row.path().orElseThrow(), model), kept);
        } else {
            plan = ReadPlan.of(row, coverage);
            ReadPlan read = plan.orElseThrow();
            calls = new Reading(
                    dynamo,
                    Objects.requireNonNull(tables.get(read.structure().table().name())),
                    read,
                    kept.of(read.structure().table(), read.held().entity()).written(),
                    stillWanted);
        }
        if (calls.candidates() == 0) {
            return PatternResult.notRun(
                    pattern.id(),
                    pattern.name(),
                    write,
                    "No item that was written has all keys that " + calls.operation() + " needs.");
        }
        try {
            return run(row, calls, plan);
        } catch (AwsServiceException e) {
            findings.add(new ProofFinding(
                    pattern.id(),
                    ProofFinding.Kind.REFUSED,
                    "DynamoDB refuses " + calls.operation() + ": "
                            + e.awsErrorDetails().errorMessage(),
                    "Correct the model or the pattern."));
            return PatternResult.notRun(pattern.id(), pattern.name(), write, "DynamoDB refused it.");
        }
    }

    /** @throws ConnectionProblem if DynamoDB cannot be reached */
    private PatternResult run(CoveredPattern row, PatternCalls calls, Optional<ReadPlan> plan) {
        AccessPattern pattern = row.pattern();
        int count = plan.filter(read -> read.call() == ReadPlan.Call.SCAN).isPresent() ? 1 : CALLS;
        // Calls on a connection that is still being opened would say more about that than about the model.
        if (count > 1 && plan.isPresent()) {
            calls.call(0);
        }
        Tally tally = new Tally(count);
        for (int i = 0; i < count; i++) {
            stillWanted.run();
            int candidate = candidate(pattern, i, calls.candidates());
            long began = System.nanoTime();
            Answer answer = calls.call(candidate);
            tally.add(answer, System.nanoTime() - began);
            calls.undo(candidate);
        }
        List<String> types = List.of();
        List<String> strangers = List.of();
        List<String> absent = List.of();
        if (plan.isPresent()) {
            ReadPlan read = plan.get();
            types = types(read, tally);
            strangers = read.call() == ReadPlan.Call.SCAN ? List.of() : strangers(read, types);
            absent = absent(read, tally);
        }
        PatternResult result = new PatternResult(
                pattern.id(),
                pattern.name(),
                pattern.direction().writes(),
                calls.operation(),
                calls.condition(candidate(pattern, 0, calls.candidates())),
                count,
                tally.empty,
                (double) tally.items / count,
                tally.mostItems,
                (double) tally.examined / count,
                (double) tally.pages / count,
                expected.get(pattern.id()),
                tally.units / count,
                types,
                strangers,
                tally.latency(),
                itemBytes(pattern),
                calls.note());
        Shortfall shortfall = plan.flatMap(read -> row.cell(read.structure().id()))
                .or(row::path)
                .orElseThrow()
                .shortfall();
        // What the index leaves out is no gap of the mapping: it costs another call, which is said already.
        List<String> missing = absent.stream()
                .filter(name -> !shortfall.notCarried().contains(name))
                .toList();
        findings.addAll(Judgement.of(pattern, result, shortfall, missing));
        return result;
    }

    /** The busiest key gets its share of the calls, the others take turns. */
    private static int candidate(AccessPattern pattern, int call, int candidates) {
        BigDecimal share = pattern.topKeyShare();
        if (share != null && call < Math.round(share.doubleValue() * CALLS)) {
            return 0;
        }
        return call % candidates;
    }

    private static List<String> types(ReadPlan plan, Tally tally) {
        ItemTypes known = new ItemTypes(plan.structure().table());
        Set<String> types = new TreeSet<>();
        tally.answers.forEach(answer -> answer.items().forEach(item -> types.add(known.of(item))));
        return List.copyOf(types);
    }

    private static List<String> strangers(ReadPlan plan, List<String> types) {
        Set<String> wanted = plan.pattern().entities().stream()
                .flatMap(name -> Held.in(plan.structure().table(), name).stream())
                .map(held -> held.entity().entity())
                .collect(Collectors.toSet());
        return types.stream().filter(type -> !wanted.contains(type)).toList();
    }

    /** Attributes that are in none of the answered items, although the mapping should put them there. */
    private static List<String> absent(ReadPlan plan, Tally tally) {
        Set<String> there = new TreeSet<>();
        tally.answers.forEach(answer -> answer.items().forEach(item -> there.addAll(item.keySet())));
        if (there.isEmpty()) {
            return List.of();
        }
        List<Held> held = plan.pattern().entities().stream()
                .flatMap(name -> Held.in(plan.structure().table(), name).stream())
                .toList();
        return plan.pattern().attributesNeeded().stream()
                .filter(name -> {
                    List<String> attributes = held.stream()
                            .flatMap(h -> h.attribute(name).stream())
                            .toList();
                    return !attributes.isEmpty() && attributes.stream().noneMatch(there::contains);
                })
                .toList();
    }

    private @Nullable Integer itemBytes(AccessPattern pattern) {
        if (pattern.entities().size() != 1) {
            return null;
        }
        return model.tables().stream()
                .flatMap(table -> Held.in(table, pattern.entities().get(0)).stream()
                        .filter(held -> held.list() == null)
                        .map(held -> kept.of(table, held.entity()).averageBytes()))
                .filter(bytes -> bytes > 0)
                .findFirst()
                .orElse(null);
    }

    /** What the calls of one pattern answered. */
    private static final class Tally {

        private final List<Answer> answers = new ArrayList<>();
        private final long[] nanos;
        private int empty;
        private long items;
        private long mostItems;
        private long examined;
        private long pages;
        private double units;

        Tally(int calls) {
            this.nanos = new long[calls];
        }

        void add(Answer answer, long took) {
            nanos[answers.size()] = took;
            answers.add(answer);
            empty += answer.count() == 0 ? 1 : 0;
            items += answer.count();
            mostItems = Math.max(mostItems, answer.count());
            examined += answer.examined();
            pages += answer.pages();
            units += answer.units();
        }

        PatternResult.Latency latency() {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new PatternResult.Latency(
                    sorted[(sorted.length - 1) / 2] / 1e6, sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6);
        }
    }
}
