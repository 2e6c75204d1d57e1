package dev.drover.web.model;

import dev.drover.model.TargetModel;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.relational.RelationalAdvice;
import dev.drover.model.relational.RelationalCheck;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalStoreText;
import dev.drover.model.relational.RelationalTable;
import java.util.List;
import java.util.stream.Stream;

/** The relational tables and prefixes of a target model as its page shows them. */
record BesidePage(TargetModel model, List<MappingProblem> problems, List<MappingProblem> advice, Anchors anchors) {

    static BesidePage of(TargetModel model, SourceLook source, Anchors anchors) {
        return new BesidePage(
                model,
                RelationalCheck.problems(model, source.found()),
                RelationalAdvice.of(model, source.found()),
                anchors);
    }

    /** The id of the element for a place. */
    public String at(String place) {
        return anchors.of(place);
    }

    /** What is declared about the relational store, part by part. */
    public List<String> store() {
        return Stream.ofNullable(model.relationalStore())
                .flatMap(store -> RelationalStoreText.parts(store).stream())
                .toList();
    }

    /** What is wrong with a table or prefix. */
    public List<String> problemsAt(String place) {
        return at(problems, place);
    }

    /** What somebody should look at again. */
    public List<String> adviceAt(String place) {
        return at(advice, place);
    }

    private static List<String> at(List<MappingProblem> all, String place) {
        return all.stream()
                .filter(line -> line.where().equals(place) || line.where().startsWith(place + " · "))
                .map(MappingProblem::sentence)
                .toList();
    }

    /** Keys, indexes and conditions of a table, one a line. */
    record Part(String kind, List<String> lines) {}

    public List<Part> parts(RelationalTable table) {
        return Stream.of(
                        new Part("Primary key", List.of(RelationalLines.ofNames(table.primaryKey()))),
                        new Part("Indexes", lines(RelationalLines.ofIndexes(table.indexes()))),
                        new Part("Foreign keys", lines(RelationalLines.ofForeignKeys(table.foreignKeys()))),
                        new Part("Checks", lines(RelationalLines.ofChecks(table.checks()))))
                .filter(part -> part.lines().stream().anyMatch(line -> !line.isEmpty()))
                .toList();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
