package dev.drover.web;

import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The pages of one migration, in the order of the way of the data: a tab is a page, or a group of pages of which a
 * second row shows the names. For templates, as {@code @tabs}.
 */
@Component("tabs")
public class Tabs {

    private final Environments environments;

    Tabs(Environments environments) {
        this.environments = environments;
    }

    public List<Tab> of(Migration migration) {
        String root = "/migrations/" + migration.id();
        return List.of(
                group(
                        "Inventory",
                        new Page("Access patterns", root + "/inventory"),
                        new Page("Discovery", root + "/discovery"),
                        new Page("Consumers", root + "/consumers"),
                        new Page("Warning signs", root + "/signs")),
                group(
                        "Model",
                        new Page("Tables", root + "/model"),
                        new Page("Schemas", root + "/schemas"),
                        new Page("Decisions", root + "/decisions"),
                        new Page("Versions", root + "/versions"),
                        new Page("Import and export", root + "/interchange")),
                group(
                        "Check",
                        new Page("Coverage", root + "/coverage"),
                        new Page("Lint", root + "/lint"),
                        new Page("Cost", root + "/cost"),
                        new Page("Proof", root + "/proof"),
                        new Page("Advice", root + "/advice")),
                page("Runbook", root + "/runbook"),
                group(
                        "Signoff",
                        new Page("Signatures", root + "/signoff"),
                        new Page("Go or no-go", root + "/go-no-go")),
                page("Runs", root + "/runs"),
                page("Traffic", root + "/traffic"),
                page("Timeline", root + "/timeline"));
    }

    /** The pages beside the one at a path, itself included; empty if it stands alone. */
    public List<Page> beside(Migration migration, String path) {
        return of(migration).stream()
                .filter(tab -> tab.holds(path) && tab.pages().size() > 1)
                .findFirst()
                .map(Tab::pages)
                .orElse(List.of());
    }

    public Environment environment(Migration migration) {
        return environments.get(migration.environment());
    }

    private static Tab group(String word, Page... pages) {
        return new Tab(word, List.of(pages));
    }

    private static Tab page(String word, String address) {
        return group(word, new Page(word, address));
    }

    /** A word in the header, and the pages under it; it leads to the first. */
    public record Tab(String word, List<Page> pages) {

        public String address() {
            return pages.get(0).address();
        }

        public boolean holds(String path) {
            return pages.stream().anyMatch(page -> page.holds(path));
        }
    }

    /** A page with what is below its address. */
    public record Page(String word, String address) {

        public boolean holds(String path) {
            return path.equals(address) || path.startsWith(address + "/");
        }
    }
}
