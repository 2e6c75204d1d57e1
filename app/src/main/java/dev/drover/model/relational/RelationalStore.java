package dev.drover.model.relational;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people declare about the server that holds the relational tables of a model.
 *
 * @param version of PostgreSQL, for example {@code 16.4}; empty if nobody has said
 * @param extensions names of those that it offers, lower case; empty if nobody has said
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RelationalStore(
        Engine engine,
        String version,
        Reader reader,
        Forwarding forwarding,
        Failover failover,
        List<String> extensions) {

    /** Where problems, findings and pages name it. */
    public static final String PLACE = "Relational store";

    public RelationalStore {
        version = Objects.requireNonNullElse(version, "");
        reader = Objects.requireNonNullElse(reader, Reader.NONE);
        forwarding = Objects.requireNonNullElse(forwarding, Forwarding.OFF);
        failover = Objects.requireNonNullElse(failover, Failover.UNKNOWN);
        extensions = List.copyOf(Objects.requireNonNullElse(extensions, List.of()));
    }

    /** The service that runs PostgreSQL. */
    public enum Engine {
        AURORA("Aurora PostgreSQL"),
        RDS("RDS for PostgreSQL");

        private final String word;

        Engine(String word) {
            this.word = word;
        }

        /** What people read. */
        public String word() {
            return word;
        }
    }

    /**
     * The endpoint that leads to replicas.
     *
     * @param patterns ids of the access patterns that use it
     * @param lagMs how far replicas are behind, 95th percentile, in milliseconds; null if nobody has said
     * @param lagOrigin how the lag is known, for example "AuroraReplicaLag, 2026-11-01"
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Reader(List<String> patterns, @Nullable Integer lagMs, String lagOrigin) {

        /** No pattern uses it. */
        public static final Reader NONE = new Reader(List.of(), null, "");

        public Reader {
            patterns = List.copyOf(Objects.requireNonNullElse(patterns, List.of()));
            lagOrigin = Objects.requireNonNullElse(lagOrigin, "");
        }
    }

    /**
     * Whether replicas pass writes on to the writer, and what would prevent it.
     *
     * @param proxy whether applications connect through RDS Proxy
     * @param functions whether such writes call functions or procedures of one's own
     */
    public record Forwarding(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
            boolean on,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
            boolean proxy,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
            boolean functions) {

        /** Writes go to the writer. */
        public static final Forwarding OFF = new Forwarding(false, false, false);
    }

    /**
     * What clients do while another instance becomes the writer; null for what nobody has said.
     *
     * @param retrySeconds for how long they try again
     * @param dnsSeconds for how long they keep the address of a name
     * @param poolSeconds how old a connection of their pool gets
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failover(
            @Nullable Integer retrySeconds,
            @Nullable Integer dnsSeconds,
            @Nullable Integer poolSeconds) {

        /** Nobody has said anything. */
        public static final Failover UNKNOWN = new Failover(null, null, null);
    }
}
