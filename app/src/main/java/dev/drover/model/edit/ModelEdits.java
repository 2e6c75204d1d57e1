package dev.drover.model.edit;

import dev.drover.connection.SourceSchema;
import dev.drover.migration.MigrationId;
import dev.drover.model.ModelChangedException;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.mapping.ModelCheck;
import dev.drover.model.relational.RelationalCheck;
import dev.drover.people.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Changes target models, one thing at a time, and lets nothing in that is wrong by itself. */
@Service
public class ModelEdits {

    private final TargetModels models;

    ModelEdits(TargetModels models) {
        this.models = models;
    }

    /**
     * Makes one change. A model may be incomplete while it grows, so only problems of the very thing that changes are in
     * the way.
     *
     * @param expectedVersion the version that the person saw
     * @param source what the source has, to check against; empty if it cannot be reached
     * @throws InvalidEditException if the thing that changes has problems that the model did not have before
     * @throws MissingPartException if it is not there any more
     * @throws ModelChangedException if somebody else changed the model in the meantime
     */
    public StoredModel apply(
            MigrationId migration, int expectedVersion, ModelEdit edit, Optional<SourceSchema> source, Actor actor) {
        StoredModel before = models.of(migration);
        if (before.version() != expectedVersion) {
            throw new ModelChangedException(before);
        }
        TargetModel after = edit.applyTo(before.model());
        List<MappingProblem> problems = new ArrayList<>(problems(after, source));
        // One at a time: a second "filled twice" is new even though it reads like the first.
        problems(before.model(), source).forEach(known -> problems.remove(moved(known, edit)));
        problems.removeIf(problem -> !concerns(edit, problem.where()));
        if (!problems.isEmpty()) {
            throw new InvalidEditException(problems);
        }
        if (after.equals(before.model())) {
            return before;
        }
        return models.save(migration, after, expectedVersion, edit.change(), actor);
    }

    private static List<MappingProblem> problems(TargetModel model, Optional<SourceSchema> source) {
        List<MappingProblem> problems = new ArrayList<>(source.map(schema -> MappingCompiler.problems(model, schema))
                .orElseGet(() -> ModelCheck.problems(model)));
        problems.addAll(RelationalCheck.problems(model, source.orElse(null)));
        return problems;
    }

    /** A problem of a thing that gets another name goes with it. */
    private static MappingProblem moved(MappingProblem problem, ModelEdit edit) {
        boolean moves = !edit.placeBefore().isEmpty() && within(edit.placeBefore(), problem.where());
        return moves
                ? new MappingProblem(
                        edit.place()
                                + problem.where().substring(edit.placeBefore().length()),
                        problem.sentence())
                : problem;
    }

    private static boolean within(String place, String where) {
        return where.equals(place) || where.startsWith(place + " · ") || where.startsWith(place + ".");
    }

    private static boolean concerns(ModelEdit edit, String where) {
        String place = edit.place();
        if (place.isEmpty()) {
            return false;
        }
        if (where.equals(place)) {
            return true;
        }
        // The problems of a table's parts are theirs; those of an index may show at its table only.
        if (edit instanceof IndexEdit index) {
            return where.equals(index.table());
        }
        return !(edit instanceof TableEdit) && within(place, where);
    }
}
