package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import java.util.List;
import java.util.stream.Stream;

/** Finds the attributes that are copies of a column of another table. */
final class Copies {

    private Copies() {}

    static Stream<Copy> of(LintInput input) {
        return input.entities()
                .flatMap(owner -> owner.entity().attributes().stream()
                        .filter(Joined.class::isInstance)
                        .map(attribute -> new Copy(owner, (Joined) attribute)));
    }

    /** An attribute that is looked up in another table. */
    record Copy(MappedEntity owner, Joined mapping) {

        Place place() {
            return owner.place(mapping.attribute());
        }

        String entity() {
            return owner.entity().entity();
        }

        /** "name of customers". */
        String column() {
            return mapping.column() + " of " + mapping.table();
        }

        /** The reads that need the attribute from these items. */
        Stream<AccessPattern> readers(LintInput input) {
            return input.calls()
                    .filter(pattern -> pattern.direction() == Direction.READ)
                    .filter(pattern -> pattern.entities().stream()
                            .flatMap(name -> input.held(owner.table(), name).stream())
                            .filter(held -> held.entity().equals(owner.entity()) && held.list() == null)
                            .anyMatch(held -> needs(pattern, held)));
        }

        private boolean needs(AccessPattern pattern, Held held) {
            return pattern.attributesNeeded().stream()
                    .flatMap(name -> held.attribute(name).stream())
                    .anyMatch(mapping.attribute()::equals);
        }

        /** The patterns that write the column where it comes from. */
        Stream<AccessPattern> writers(LintInput input) {
            List<MappedEntity> origins = input.entities()
                    .filter(other -> other.entity().sourceTable().equals(mapping.table()))
                    .toList();
            List<String> names = Stream.concat(
                            Stream.of(mapping.table()),
                            origins.stream().map(other -> other.entity().entity()))
                    .toList();
            List<String> columns = Stream.concat(
                            Stream.of(mapping.column()),
                            origins.stream()
                                    .flatMap(other -> other.entity().attributes().stream())
                                    .filter(a -> a instanceof FromColumn from
                                            && from.column().equals(mapping.column()))
                                    .map(a -> a.attribute()))
                    .map(Words::plain)
                    .toList();
            return input.calls()
                    .filter(pattern -> pattern.direction().writes())
                    .filter(pattern -> pattern.entities().stream().anyMatch(name -> isAny(names, name)))
                    .filter(pattern -> pattern.attributesWritten().stream()
                            .anyMatch(written -> isColumn(names, columns, written)));
        }

        private static boolean isColumn(List<String> names, List<String> columns, String written) {
            int dot = written.lastIndexOf('.');
            return columns.contains(Words.plain(written.substring(dot + 1)))
                    && (dot < 0 || isAny(names, written.substring(0, dot)));
        }

        private static boolean isAny(List<String> names, String name) {
            return names.stream().anyMatch(known -> Words.sameThing(known, name));
        }
    }
}
