package dev.drover.model.mapping;

import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.connection.SourceTable.ForeignKey;
import dev.drover.model.AttributeMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the foreign key by which a row refers to the one row that an attribute is looked up in. */
final class JoinCompiler {

    private final SourceSchema source;
    private final SourceColumns columns;
    private final List<MappingProblem> problems;
    private final List<CompiledJoin> joins = new ArrayList<>();

    JoinCompiler(SourceSchema source, SourceColumns columns, List<MappingProblem> problems) {
        this.source = source;
        this.columns = columns;
        this.problems = problems;
    }

    List<CompiledJoin> joins() {
        return joins;
    }

    Optional<CompiledAttribute> compile(String place, AttributeMapping.Joined joined, SourceTable rows) {
        SourceTable other = source.table(joined.table()).orElse(null);
        if (other == null) {
            problem(place, "There is no table \"" + joined.table() + "\" in the schema " + source.name() + ".");
            return Optional.empty();
        }
        Optional<ForeignKey> key = rows.foreignKeys().stream()
                .filter(k -> k.references().equals(other.name())
                        && new HashSet<>(k.columns()).equals(new HashSet<>(joined.by())))
                .findFirst();
        if (key.isEmpty()) {
            problem(place, noKey(joined, rows));
            return Optional.empty();
        }
        return columns.joined(place, joined, other, join(key.get()));
    }

    private CompiledJoin join(ForeignKey key) {
        return joins.stream()
                .filter(known -> known.table().equals(key.references())
                        && known.columns().equals(key.columns())
                        && known.referenced().equals(key.referencedColumns()))
                .findFirst()
                .orElseGet(() -> {
                    CompiledJoin join = new CompiledJoin(
                            "j" + joins.size(), key.references(), key.columns(), key.referencedColumns());
                    joins.add(join);
                    return join;
                });
    }

    private static String noKey(AttributeMapping.Joined joined, SourceTable rows) {
        String known = rows.foreignKeys().stream()
                .map(key -> String.join(" and ", key.columns()) + " to " + key.references())
                .collect(Collectors.joining(", "));
        return "The table " + rows.name() + " has no foreign key of " + String.join(" and ", joined.by()) + " to "
                + joined.table() + ", so a row could find several rows there, or none. "
                + (known.isEmpty() ? "It has no foreign key at all." : "It has " + known + ".");
    }

    private void problem(String place, String sentence) {
        problems.add(new MappingProblem(place, sentence));
    }
}
