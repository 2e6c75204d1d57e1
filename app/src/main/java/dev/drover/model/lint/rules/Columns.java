package dev.drover.model.lint.rules;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintSource;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the column of the source behind an attribute or a template. */
final class Columns {

    private Columns() {}

    /** A kept column and the attribute that keeps it; {@code where} names the place in the model. */
    record Kept(MappedEntity owner, String attribute, FromColumn mapping, SourceColumn column) {

        Place place() {
            return owner.place(attribute);
        }
    }

    /** Every column that becomes an attribute, also inside lists; empty if the source is not known. */
    static Stream<Kept> kept(LintInput input) {
        return input.source().stream().flatMap(source -> input.entities().flatMap(owner -> kept(owner, source)));
    }

    private static Stream<Kept> kept(MappedEntity owner, LintSource source) {
        return owner.entity().attributes().stream().flatMap(attribute -> {
            if (attribute instanceof FromColumn from) {
                return kept(
                        owner, from.attribute(), from, source, owner.entity().sourceTable());
            }
            if (attribute instanceof Embedded list) {
                return list.fields().stream()
                        .flatMap(field -> kept(
                                owner, list.attribute() + "." + field.attribute(), field, source, list.childTable()));
            }
            return Stream.of();
        });
    }

    private static Stream<Kept> kept(
            MappedEntity owner, String attribute, FromColumn from, LintSource source, String table) {
        return source.schema().table(table).flatMap(rows -> rows.column(from.column())).stream()
                .map(column -> new Kept(owner, attribute, from, column));
    }

    /** The rows that become the items of an entity. */
    static Optional<SourceTable> rows(MappedEntity owner, LintInput input) {
        return input.source()
                .flatMap(source -> source.schema().table(owner.entity().sourceTable()));
    }

    /** The tables of the source that the model moves, on their own or as lists. */
    static Set<String> moved(LintInput input) {
        Set<String> tables = new TreeSet<>();
        input.entities().forEach(owner -> {
            tables.add(owner.entity().sourceTable());
            lists(owner.entity()).forEach(list -> tables.add(list.childTable()));
        });
        return tables;
    }

    static Stream<Embedded> lists(EntityMapping entity) {
        return entity.attributes().stream().filter(Embedded.class::isInstance).map(Embedded.class::cast);
    }
}
