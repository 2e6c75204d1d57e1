package dev.drover.web.model;

import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.mapping.ModelAdvice;
import dev.drover.model.mapping.ModelCheck;
import dev.drover.model.schema.CurrentShape;
import dev.drover.model.schema.SchemaVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The target model as its page shows it.
 *
 * @param problems what stops a run
 * @param advice what somebody should look at; empty if the source cannot be read
 */
record ModelPage(StoredModel stored, SourceLook source, List<Line> problems, List<Line> advice, Anchors anchors) {

    /**
     * Something to say about a place.
     *
     * @param anchor the id of the nearest element on the page
     */
    record Line(String where, String sentence, String anchor) {}

    static ModelPage of(StoredModel stored, SourceLook source, List<SchemaVersion> versions, Anchors anchors) {
        List<MappingProblem> problems = source.schema()
                .map(schema -> MappingCompiler.problems(stored.model(), schema))
                .orElseGet(() -> ModelCheck.problems(stored.model()));
        List<MappingProblem> advice = new ArrayList<>();
        source.schema().ifPresent(schema -> {
            for (CurrentShape shape : CurrentShape.of(stored.model(), schema)) {
                shape.drift(versions).ifPresent(drift -> advice.add(new MappingProblem(shape.place(), drift)));
            }
            advice.addAll(ModelAdvice.of(stored.model(), schema));
        });
        Set<String> places = places(stored);
        return new ModelPage(stored, source, lines(problems, places, anchors), lines(advice, places, anchors), anchors);
    }

    private static List<Line> lines(List<MappingProblem> problems, Set<String> places, Anchors anchors) {
        List<Line> lines = new ArrayList<>();
        for (MappingProblem problem : problems) {
            String place = problem.where();
            while (!places.contains(place) && place.contains(" · ")) {
                place = place.substring(0, place.lastIndexOf(" · "));
            }
            lines.add(new Line(
                    problem.where(), problem.sentence(), places.contains(place) ? anchors.of(place) : "model"));
        }
        return lines;
    }

    /** Every place that has an element of its own. */
    private static Set<String> places(StoredModel stored) {
        Set<String> places = new HashSet<>();
        for (TargetTable table : stored.model().tables()) {
            places.add(table.name());
            places.add(table.name() + " · Options");
            for (GlobalIndex index : table.indexes()) {
                places.add(table.name() + " · " + index.name());
            }
            for (EntityMapping entity : table.entities()) {
                String where = table.name() + " · " + entity.entity();
                places.add(where);
                table.keyAttributes().forEach(key -> places.add(where + " · " + key.name()));
                entity.keys().forEach(key -> places.add(where + " · " + key.attribute()));
                entity.attributes().forEach(attribute -> places.add(where + " · " + attribute.attribute()));
            }
        }
        stored.model().rowsBehind().forEach(rows -> places.add(rows.place()));
        return places;
    }

    /** The id of the element for a place. */
    public String at(String place) {
        return anchors.of(place);
    }

    /** What is wrong at exactly this place. */
    public List<String> problemsAt(String place) {
        return problems.stream()
                .filter(line -> line.where().equals(place) || line.where().startsWith(place + "."))
                .map(Line::sentence)
                .toList();
    }

    /** What is wrong at this place and with its parts. */
    public List<String> problemsUnder(String place) {
        return problems.stream()
                .filter(line -> line.where().equals(place) || line.where().startsWith(place + " · "))
                .map(Line::sentence)
                .toList();
    }

    /** The options of a table as people say them. */
    public String options(TargetTable table) {
        return OptionsWords.of(table.options());
    }

    public List<EntityLine> entities(TargetTable table) {
        return table.entities().stream()
                .map(entity -> EntityLine.of(table, entity))
                .toList();
    }

    /** Which attributes of the target a column of the source feeds, as "Order.status"; empty if it is not moved. */
    public List<String> uses(String sourceTable, String column) {
        return stored.model().tables().stream()
                .flatMap(table -> table.entities().stream())
                .flatMap(entity -> ColumnUse.of(entity, sourceTable, column).stream())
                .distinct()
                .toList();
    }

    /** Which columns of relational tables are planned for a column of the source, as "payments.amount". */
    public List<String> planned(String sourceTable, String column) {
        return stored.model().relationalTables().stream()
                .filter(table -> table.sourceTable().equals(sourceTable))
                .flatMap(table -> table.columnFrom(column).stream().map(kept -> table.name() + "." + kept.name()))
                .toList();
    }
}
