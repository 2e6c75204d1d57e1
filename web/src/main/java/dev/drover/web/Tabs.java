package dev.drover.web;

import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pages of one migration, in the order of the way of the data. For templates, as {@code @tabs}. */
@Component("tabs")
public class Tabs {

    private final Environments environments;

    Tabs(Environments environments) {
        this.environments = environments;
    }

    public List<Tab> of(Migration migration) {
        String root = "/migrations/" + migration.id();
        return List.of(
                new Tab("Inventory", root + "/inventory"),
                new Tab("Model", root + "/model"),
                new Tab("Coverage", root + "/coverage"),
                new Tab("Lint", root + "/lint"),
                new Tab("Cost", root + "/cost"),
                new Tab("Runbook", root + "/runbook"),
                new Tab("Signoff", root + "/signoff"),
                new Tab("Runs", root + "/runs"),
                new Tab("Traffic", root + "/traffic"),
                new Tab("Timeline", root + "/timeline"));
    }

    public Environment environment(Migration migration) {
        return environments.get(migration.environment());
    }

    /** A word in the header and where it leads. */
    public record Tab(String word, String address) {}
}
