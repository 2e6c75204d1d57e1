package dev.drover.model.relational;

import dev.drover.model.relational.RelationalStore.Failover;
import dev.drover.model.relational.RelationalStore.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is declared about a relational store. */
public final class RelationalStoreText {

    private RelationalStoreText() {}

    /** "Aurora PostgreSQL 16.4; AP-001 reads replicas; lag 40 ms at p95 (measured); ...". */
    public static String of(RelationalStore store) {
        return String.join("; ", parts(store));
    }

    /** The same, part by part. */
    public static List<String> parts(RelationalStore store) {
        List<String> parts = new ArrayList<>();
        parts.add(store.engine().word() + " " + (store.version().isEmpty() ? "of unknown version" : store.version()));
        Reader reader = store.reader();
        parts.add(
                reader.patterns().isEmpty()
                        ? "no pattern uses the reader endpoint"
                        : "the reader endpoint serves " + String.join(", ", reader.patterns()));
        if (reader.lagMs() != null) {
            parts.add("lag of replicas " + reader.lagMs() + " ms at p95 (" + reader.lagOrigin() + ")");
        }
        parts.add("write forwarding " + (store.forwarding().on() ? "on" : "off"));
        if (store.forwarding().proxy()) {
            parts.add("connections through RDS Proxy");
        }
        if (store.forwarding().functions()) {
            parts.add("forwarded writes call functions");
        }
        Failover failover = store.failover();
        seconds(parts, "clients try again for ", failover.retrySeconds());
        seconds(parts, "addresses kept for ", failover.dnsSeconds());
        seconds(parts, "connections kept for ", failover.poolSeconds());
        return parts;
    }

    private static void seconds(List<String> parts, String what, @Nullable Integer seconds) {
        if (seconds != null) {
            parts.add(what + seconds + " s");
        }
    }
}
