package dev.drover.model.relational;

import dev.drover.inventory.PatternId;
import dev.drover.model.relational.RelationalStore.Failover;
import dev.drover.model.relational.RelationalStore.Reader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what cannot be meant in the declarations about a relational store. */
final class RelationalStoreCheck {

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]?(\\.[0-9]{1,2})?");
    private static final int LONGEST_LAG_MS = 86_400_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_ORIGIN = 200;

    private final RelationalStore store;
    private final RelationalCheck check;

    RelationalStoreCheck(RelationalStore store, RelationalCheck check) {
        this.store = store;
        this.check = check;
    }

    void run() {
        if (!store.version().isEmpty() && !VERSION.matcher(store.version()).matches()) {
            problem(
                    "Version",
                    "The version is \"" + store.version() + "\". Enter it as major and minor, for example 16.4.");
        }
        reader(store.reader());
        failover(store.failover());
    }

    private void reader(Reader reader) {
        Set<PatternId> seen = new HashSet<>();
        for (String id : reader.patterns()) {
            PatternId.parse(id)
                    .ifPresentOrElse(
                            known -> {
                                if (!seen.add(known)) {
                                    problem("Patterns", "The pattern " + known + " is there twice. Remove one.");
                                }
                            },
                            () -> problem(
                                    "Patterns",
                                    "\"" + id
                                            + "\" is no id of an access pattern, such as AP-001. Correct or remove it."));
        }
        number("Lag", "lag of replicas in ms", reader.lagMs(), LONGEST_LAG_MS);
        if (reader.lagMs() != null && reader.lagOrigin().isBlank()) {
            problem("Origin", "Nobody says how the lag is known. Enter it, for example AuroraReplicaLag, 2026-11-01.");
        } else if (reader.lagOrigin().length() > LONGEST_ORIGIN) {
            problem(
                    "Origin",
                    "The origin has " + reader.lagOrigin().length() + " characters, and there is room for "
                            + LONGEST_ORIGIN + ".");
        }
    }

    private void failover(Failover failover) {
        number("Retry", "time in which clients try again", failover.retrySeconds(), LONGEST_SECONDS);
        number("DNS", "time for which an address is kept", failover.dnsSeconds(), LONGEST_SECONDS);
        number("Pool", "age of a connection", failover.poolSeconds(), LONGEST_SECONDS);
    }

    private void number(String part, String what, @Nullable Integer number, int most) {
        if (number != null && (number < 0 || number > most)) {
            problem(part, "The " + what + " is no whole number from 0 to " + most + ". Correct it, or leave it out.");
        }
    }

    private void problem(String part, String sentence) {
        check.problem(RelationalStore.PLACE + " · " + part, sentence);
    }
}
