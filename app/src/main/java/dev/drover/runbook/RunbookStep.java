package dev.drover.runbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work in a runbook.
 *
 * @param key stable within the runbook, lower case with hyphens; survives renaming and moving
 * @param phase the group it belongs to, by its name
 * @param type id of the step type, which with the parameters is the step's command
 * @param stream steps of different streams may run at the same time; empty for the main stream
 * @param dependencies what it waits for; null means the step before it, see {@link StepGraph}; an empty list means nothing
 * @param expectedOutcome what the operator should see afterwards
 * @param rollback what rolling back does, in words for the operator
 * @param owner who does it or answers for it
 * @param standIn who does it when the owner cannot; may be empty
 * @param team whose work it is; may be empty
 * @param escalationContact who to ring when it goes wrong, and how
 * @param estimateMinutes how long it should take; 0 while nobody has said
 * @param impact one plain sentence for everybody: what users notice while it runs
 * @param milestone one plain sentence that may be told to everybody once it is done; empty if there is nothing to tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunbookStep(
        String key,
        String phase,
        String name,
        String type,
        Map<String, String> parameters,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String stream,
        @Nullable List<Dependency> dependencies,
        String expectedOutcome,
        String rollback,
        String owner,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String standIn,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String team,
        String escalationContact,
        int estimateMinutes,
        String impact,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String milestone) {

    public RunbookStep {
        parameters = Map.copyOf(parameters);
        dependencies = dependencies == null ? null : List.copyOf(dependencies);
    }

    /** A step of which nothing is said yet but what it does. */
    public static RunbookStep of(String key, String type, String name, Map<String, String> parameters) {
        return new RunbookStep(key, "", name, type, parameters, "", null, "", "", "", "", "", "", 0, "", "");
    }

    /** The same step under another key. */
    RunbookStep keyed(String key) {
        Copy copy = new Copy(this);
        copy.key = key;
        return copy.made();
    }

    public RunbookStep named(String phase, String name) {
        Copy copy = new Copy(this);
        copy.phase = phase;
        copy.name = name;
        return copy.made();
    }

    public RunbookStep withParameters(Map<String, String> parameters) {
        Copy copy = new Copy(this);
        copy.parameters = parameters;
        return copy.made();
    }

    /** The same step in a stream, waiting for what is named; null for the step before it. */
    public RunbookStep ordered(String stream, @Nullable List<Dependency> dependencies) {
        Copy copy = new Copy(this);
        copy.stream = stream;
        copy.dependencies = dependencies;
        return copy.made();
    }

    /** The same step with what people read before, during and after it. */
    public RunbookStep told(String expectedOutcome, String rollback, String impact, String milestone) {
        Copy copy = new Copy(this);
        copy.expectedOutcome = expectedOutcome;
        copy.rollback = rollback;
        copy.impact = impact;
        copy.milestone = milestone;
        return copy.made();
    }

    public RunbookStep taking(int estimateMinutes) {
        Copy copy = new Copy(this);
        copy.estimateMinutes = estimateMinutes;
        return copy.made();
    }

    public RunbookStep staffed(String owner, String standIn, String team, String escalationContact) {
        Copy copy = new Copy(this);
        copy.owner = owner;
        copy.standIn = standIn;
        copy.team = team;
        copy.escalationContact = escalationContact;
        return copy.made();
    }

    /** A step while it is made out of another one. */
    private static final class Copy {

        private String key;
        private String phase;
        private String name;
        private final String type;
        private Map<String, String> parameters;
        private String stream;
        private @Nullable List<Dependency> dependencies;
        private String expectedOutcome;
        private String rollback;
        private String owner;
        private String standIn;
        private String team;
        private String escalationContact;
        private int estimateMinutes;
        private String impact;
        private String milestone;

        Copy(RunbookStep step) {
            key = step.key;
            phase = step.phase;
            name = step.name;
            type = step.type;
            parameters = step.parameters;
            stream = step.stream;
            dependencies = step.dependencies;
            expectedOutcome = step.expectedOutcome;
            rollback = step.rollback;
            owner = step.owner;
            standIn = step.standIn;
            team = step.team;
            escalationContact = step.escalationContact;
            estimateMinutes = step.estimateMinutes;
            impact = step.impact;
            milestone = step.milestone;
        }

        RunbookStep made() {
            return new RunbookStep(
                    key,
                    phase,
                    name,
                    type,
                    parameters,
                    stream,
                    dependencies,
                    expectedOutcome,
                    rollback,
                    owner,
                    standIn,
                    team,
                    escalationContact,
                    estimateMinutes,
                    impact,
                    milestone);
        }
    }
}
