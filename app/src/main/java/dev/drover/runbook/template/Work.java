package dev.drover.runbook.template;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One step of an outline. */
final class Work {

    private final String key;
    private final String phase;
    private final String type;
    private final String name;
    private final int minutes;
    private final Map<String, String> values = new TreeMap<>();
    private String expected = "";
    private String impact = Outline.UNNOTICED;
    private String milestone = "";
    private String stream = "";
    private @Nullable List<Dependency> dependencies;

    Work(String key, String phase, String type, String name, int minutes) {
        this.key = key;
        this.phase = phase;
        this.type = type;
        this.name = name;
        this.minutes = minutes;
    }

    Work with(String parameter, String value) {
        values.put(parameter, value);
        return this;
    }

    Work expecting(String outcome) {
        expected = outcome;
        return this;
    }

    /** What users notice, if it is not nothing. */
    Work noticing(String sentence) {
        impact = sentence;
        return this;
    }

    Work celebrating(String sentence) {
        milestone = sentence;
        return this;
    }

    /** Puts it into a stream of its own, beside others. */
    Work in(String name) {
        stream = name;
        return this;
    }

    /** Begins once these are done, and not when the step before it is. */
    Work after(String... steps) {
        dependencies = Stream.of(steps).map(Dependency::after).toList();
        return this;
    }

    String type() {
        return type;
    }

    Map<String, String> values() {
        return values;
    }

    RunbookStep step(String rollback) {
        return RunbookStep.of(key, type, name, values)
                .named(phase, name)
                .ordered(stream, dependencies)
                .told(expected, rollback, impact, milestone)
                .taking(minutes);
    }
}
