package dev.drover.web.model;

import dev.drover.inventory.PatternId;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalStore.Engine;
import dev.drover.model.relational.RelationalStore.Failover;
import dev.drover.model.relational.RelationalStore.Forwarding;
import dev.drover.model.relational.RelationalStore.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of what is declared about a relational store. Numbers are kept as typed. */
record RelationalStoreForm(
        boolean declared,
        Engine engine,
        String version,
        String patterns,
        String lagMs,
        String lagOrigin,
        Forwarding forwarding,
        String retrySeconds,
        String dnsSeconds,
        String poolSeconds,
        String extensions) {

    /** PostgreSQL comes with about 60. */
    private static final int MOST_EXTENSIONS = 500;

    /** Letters, digits, hyphens and underscores, as PostgreSQL names them; anything else separates. */
    private static final String BETWEEN_NAMES = "[^A-Za-z0-9_-]+";

    static RelationalStoreForm of(@Nullable RelationalStore store) {
        if (store == null) {
            return new RelationalStoreForm(false, Engine.AURORA, "", "", "", "", Forwarding.OFF, "", "", "", "");
        }
        return new RelationalStoreForm(
                true,
                store.engine(),
                store.version(),
                String.join(", ", store.reader().patterns()),
                typed(store.reader().lagMs()),
                store.reader().lagOrigin(),
                store.forwarding(),
                typed(store.failover().retrySeconds()),
                typed(store.failover().dnsSeconds()),
                typed(store.failover().poolSeconds()),
                String.join(", ", store.extensions()));
    }

    static RelationalStoreForm of(Typed typed, boolean declared) {
        return new RelationalStoreForm(
                declared,
                typed.choice("engine", Engine.AURORA),
                typed.text("version"),
                typed.raw("patterns"),
                typed.text("lagMs"),
                typed.text("lagOrigin"),
                new Forwarding(checked(typed, "forwarding"), checked(typed, "proxy"), checked(typed, "functions")),
                typed.text("retrySeconds"),
                typed.text("dnsSeconds"),
                typed.text("poolSeconds"),
                typed.raw("extensions"));
    }

    /** @param ids the patterns as typed, one by one */
    RelationalStore store(List<String> ids) {
        return new RelationalStore(
                engine,
                version,
                new Reader(
                        ids.stream()
                                .map(id -> PatternId.parse(id)
                                        .map(PatternId::toString)
                                        .orElse(id))
                                .toList(),
                        number(lagMs),
                        lagOrigin),
                forwarding,
                new Failover(number(retrySeconds), number(dnsSeconds), number(poolSeconds)),
                names());
    }

    private List<String> names() {
        return Arrays.stream(extensions.split(BETWEEN_NAMES))
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .limit(MOST_EXTENSIONS)
                .toList();
    }

    /** For the form: the services. */
    public List<Engine> engines() {
        return List.of(Engine.values());
    }

    /** The field that a problem of a part is about. */
    static String field(String place, String sentence) {
        return switch (place) {
            case "Version" -> "version";
            case "Patterns" -> "patterns";
            case "Lag" -> "lagMs";
            case "Origin" -> "lagOrigin";
            case "Retry" -> "retrySeconds";
            case "DNS" -> "dnsSeconds";
            case "Pool" -> "poolSeconds";
            default -> Submission.FORM;
        };
    }

    private static boolean checked(Typed typed, String name) {
        return typed.text(name).equals("true");
    }

    private static String typed(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** Null for nothing, -1 for what is no number. */
    private static @Nullable Integer number(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        return typed.matches("[0-9]{1,9}") ? Integer.valueOf(typed) : Integer.valueOf(-1);
    }
}
