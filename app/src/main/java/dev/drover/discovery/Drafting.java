package dev.drover.discovery;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.EvidenceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes drafts of what happened in an interval. */
final class Drafting {

    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b|\\b[0-9a-f]{32}\\b|-?[0-9]{4,20}");
    private static final long ENOUGH_CALLS = 100;
    private static final Duration ENOUGH_TIME = Duration.ofDays(1);

    /** Statements that are one need. */
    private record Member(StatementCount count, Classified classified, Activity activity) {}

    private final SourceReading reading;
    private final Interval interval;
    private final Map<String, Classified> classes;
    private final Map<String, String> taken;

    Drafting(SourceReading reading, Interval interval, Map<String, Classified> classes, List<AccessPattern> patterns) {
        this.reading = reading;
        this.interval = interval;
        this.classes = classes;
        this.taken = taken(patterns);
    }

    /** The most time first. */
    List<Draft> drafts() {
        Map<Object, List<Member>> groups = new LinkedHashMap<>();
        for (StatementCount count : reading.statements()) {
            Classified classified = Objects.requireNonNull(classes.get(count.digest()));
            Activity activity = interval.activity().getOrDefault(count.digest(), Activity.NONE);
            Object need = classified.isComparable() ? classified.need() : count.digest();
            groups.computeIfAbsent(need, n -> new ArrayList<>()).add(new Member(count, classified, activity));
        }
        double calls = total(groups, Activity::calls);
        double time = total(groups, Activity::totalMs);
        return groups.values().stream()
                .map(members -> draft(members, calls, time))
                .sorted(Comparator.comparingDouble(Draft::shareOfTime)
                        .reversed()
                        .thenComparing(
                                Comparator.comparingDouble(Draft::shareOfCalls).reversed())
                        .thenComparing(Draft::key))
                .toList();
    }

    private interface Figure {
        double of(Activity activity);
    }

    private static double total(Map<Object, List<Member>> groups, Figure figure) {
        return groups.values().stream()
                .flatMap(List::stream)
                .filter(member -> member.classified().kind() != StatementClass.NOISE)
                .mapToDouble(member -> figure.of(member.activity()))
                .sum();
    }

    private Draft draft(List<Member> members, double calls, double time) {
        List<Member> busiestFirst = members.stream()
                .sorted(Comparator.comparingLong(
                                (Member member) -> member.activity().calls())
                        .reversed()
                        .thenComparing(member -> member.count().digest()))
                .toList();
        Activity activity =
                members.stream().map(Member::activity).reduce(Activity::plus).orElse(Activity.NONE);
        Classified classified = together(busiestFirst);
        boolean counts = classified.kind() != StatementClass.NOISE;
        List<String> digests =
                busiestFirst.stream().map(member -> member.count().digest()).toList();
        List<String> notes = notes(busiestFirst, classified);
        DraftFields fields = new DraftFields(reading.facts(), classified, activity, evidence(digests), notes);
        return new Draft(
                digests,
                busiestFirst.stream().map(member -> member.count().text()).toList(),
                classified,
                activity,
                counts && calls > 0 ? activity.calls() / calls : 0,
                counts && time > 0 ? activity.totalMs() / time : 0,
                confidence(activity),
                notes,
                classified.kind().isNeed() ? fields.texts() : Map.of(),
                digests.stream()
                        .map(taken::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** The busiest one, with the columns of all; one that returns everything makes all of them return everything. */
    private static Classified together(List<Member> members) {
        Classified first = members.get(0).classified();
        boolean everything =
                members.stream().anyMatch(member -> member.classified().reads().isEmpty());
        List<String> reads = everything
                ? List.of()
                : members.stream()
                        .flatMap(member -> member.classified().reads().stream())
                        .distinct()
                        .toList();
        return new Classified(
                first.kind(),
                first.tables(),
                first.lookups(),
                first.partitionBy(),
                first.sortBy(),
                first.descending(),
                first.filters(),
                first.filters().isEmpty() ? first.selectivity() : selectivity(members),
                reads,
                first.writes(),
                first.why());
    }

    /** Where the source counts examined rows, what it counted is better than what statistics make likely. */
    private static @Nullable Double selectivity(List<Member> members) {
        long rows = 0;
        long examined = 0;
        for (Member member : members) {
            Long looked = member.count().examined();
            rows += looked == null ? 0 : member.count().rows();
            examined += looked == null ? 0 : looked;
        }
        return examined == 0
                ? members.get(0).classified().selectivity()
                : Double.valueOf(Math.min(1.0, (double) rows / examined));
    }

    private List<String> notes(List<Member> members, Classified classified) {
        List<String> notes = new ArrayList<>(HiddenWrites.of(reading.facts(), classified));
        if (members.size() > 1) {
            notes.add(members.size() + " statements that differ only in the columns they return.");
        }
        notes.addAll(members.get(0).count().remarks());
        if (members.stream().anyMatch(member -> !member.count().topLevel())) {
            notes.add("It runs inside a function or a trigger.");
        }
        return notes;
    }

    private Confidence confidence(Activity activity) {
        if (!interval.watched() || !interval.doubts().isEmpty()) {
            return Confidence.LOW;
        }
        return activity.calls() >= ENOUGH_CALLS && interval.length().compareTo(ENOUGH_TIME) >= 0
                ? Confidence.HIGH
                : Confidence.MEDIUM;
    }

    private String evidence(List<String> digests) {
        return (digests.size() == 1 ? "query id " : "query ids ") + String.join(", ", digests) + " on "
                + reading.source() + ", " + (interval.watched() ? "counted " : "counted once, ") + interval.from()
                + " to " + interval.until();
    }

    /** The pattern by each number that stands in the evidence of one. */
    private static Map<String, String> taken(List<AccessPattern> patterns) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (AccessPattern pattern : patterns) {
            if (pattern.evidence() == EvidenceKind.SOURCE_DIGEST) {
                Matcher digest = DIGEST.matcher(beforeThePlace(pattern.evidenceDetail()));
                while (digest.find()) {
                    taken.putIfAbsent(digest.group(), pattern.id());
                }
            }
        }
        return taken;
    }

    private static @Nullable String beforeThePlace(String evidence) {
        int place = evidence.indexOf(" on ");
        return place < 0 ? evidence : evidence.substring(0, place);
    }
}
