package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeType;
import dev.drover.model.mapping.CompiledAttribute.Filling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that no source has, made of the types of its columns and taken through the mapping like real ones.
 *
 * <p>A row depends on the seed and its number alone, so that every run makes the same ones in any order.
 */
public final class GeneratedRows {

    /** One row in so many has the 99th percentile of the size. */
    private static final int LARGE_ONE_IN = 100;
    /** One value in so many is missing, where the column allows it and no key needs it. */
    private static final int MISSING_ONE_IN = 20;

    private final CompiledEntity entity;
    private final SourceTable table;
    private final SourceSchema schema;
    private final long seed;
    private final Shape shape;
    private final Set<String> inTemplates = new HashSet<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private final Set<String> digits = new HashSet<>();
    private final @Nullable CompiledColumn padding;

    /**
     * What the rows have in common.
     *
     * @param distinct how many different values a column has; columns that are missing here and stand in a key have as
     *     many as there are rows
     * @param children how many rows of a child table a row has on average
     * @param averageBytes of an item; 0 to leave items as large as they come
     * @param largeBytes of one item in a hundred; 0 if nobody knows
     */
    public record Shape(Map<String, Long> distinct, Map<String, Integer> children, int averageBytes, int largeBytes) {

        public Shape {
            distinct = Map.copyOf(distinct);
            children = Map.copyOf(children);
        }
    }

    public GeneratedRows(CompiledEntity entity, SourceSchema schema, long seed, Shape shape) {
        this.entity = entity;
        this.schema = schema;
        this.table = schema.table(entity.sourceTable()).orElseThrow();
        this.seed = seed;
        this.shape = shape;
        entity.templates().flatMap(template -> template.pieces().stream()).forEach(piece -> {
            if (piece.column() != null) {
                inTemplates.add(piece.column().name());
                if (piece.width() > 0) {
                    widths.merge(piece.column().name(), piece.width(), Math::min);
                }
            }
        });
        entity.attributes().forEach(attribute -> {
            if (attribute.filling() instanceof Filling.FromColumn filling && filling.type() == AttributeType.N) {
                digits.add(filling.column().name());
            }
        });
        this.padding = padding();
    }

    /** What becomes of the row with a number, from 0. */
    public MappedRow row(long number) {
        @Nullable Object[] row = values(number);
        List<List<@Nullable Object[]>> children = children(number);
        SourceKey key = new SourceKey(List.of(Long.toString(number)));
        MappedRow mapped = entity.map(key, row, children);
        int wanted = bytes(number);
        if (padding == null || wanted == 0 || !(mapped instanceof MappedRow.Ready ready) || ready.bytes() >= wanted) {
            return mapped;
        }
        row[padding.index()] = padded(String.valueOf(row[padding.index()]), wanted - ready.bytes(), number);
        return entity.map(key, row, children);
    }

    private int bytes(long number) {
        if (shape.averageBytes() == 0 || shape.largeBytes() <= shape.averageBytes()) {
            return shape.averageBytes();
        }
        return Math.floorMod(number, LARGE_ONE_IN) == LARGE_ONE_IN - 1
                ? shape.largeBytes()
                : Math.max(1, (LARGE_ONE_IN * shape.averageBytes() - shape.largeBytes()) / (LARGE_ONE_IN - 1));
    }

    private @Nullable Object[] values(long number) {
        @Nullable Object[] values = new @Nullable Object[entity.columns().size()];
        String unique = table.primaryKey().get(table.primaryKey().size() - 1);
        for (CompiledColumn column : entity.columns()) {
            String name = column.name();
            SourceColumn declared = declared(column);
            Long distinct = shape.distinct().get(name);
            boolean matters = inTemplates.contains(name) || distinct != null;
            long random = hash(number, name);
            if (declared.nullable() && !matters && column != padding && Math.floorMod(random, MISSING_ONE_IN) == 0) {
                continue;
            }
            long ordinal = name.equals(unique)
                    ? number
                    : distinct != null
                            ? Math.floorMod(number, distinct)
                            : matters ? number : Math.floorMod(random, 1_000_000L);
            boolean asDigits = digits.contains(name) || widths.containsKey(name);
            values[column.index()] =
                    GeneratedValues.of(declared, column.type(), limited(name, ordinal), asDigits || matters, asDigits);
        }
        return values;
    }

    /** Within the digits that a template leaves for the column. */
    private long limited(String name, long ordinal) {
        Integer width = widths.get(name);
        return width == null || width > 17 ? ordinal : Math.floorMod(ordinal, (long) Math.pow(10, width) - 1);
    }

    private List<List<@Nullable Object[]>> children(long number) {
        List<List<@Nullable Object[]>> all = new ArrayList<>();
        for (CompiledChildren child : entity.children()) {
            int average = Math.max(1, shape.children().getOrDefault(child.table(), 2));
            int count = (int) Math.min(child.max(), 1 + Math.floorMod(hash(number, child.table()), 2L * average - 1));
            SourceTable childTable = schema.table(child.table()).orElseThrow();
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                @Nullable Object[] row = new @Nullable Object[child.columns().size()];
                for (CompiledColumn column : child.columns()) {
                    long ordinal = child.parentColumns().contains(column.name())
                            ? number
                            : child.orderBy().contains(column.name())
                                    ? i
                                    : Math.floorMod(hash(number * 131 + i, column.name()), 1_000_000L);
                    row[column.index()] = GeneratedValues.of(
                            childTable.column(column.name()).orElseThrow(), column.type(), ordinal, false, true);
                }
                rows.add(row);
            }
            all.add(rows);
        }
        return all;
    }

    /** What the source says of a column, of the row itself or of one that it refers to. */
    private SourceColumn declared(CompiledColumn column) {
        String owner = entity.joins().stream()
                .filter(join -> join.alias().equals(column.alias()))
                .map(CompiledJoin::table)
                .findFirst()
                .orElse(table.name());
        return schema.table(owner).flatMap(t -> t.column(column.column())).orElseThrow();
    }

    /** The column of text that may be longest and that nothing else needs. */
    private @Nullable CompiledColumn padding() {
        return entity.columns().stream()
                .filter(column -> column.type() == SourceType.TEXT
                        && !inTemplates.contains(column.name())
                        && !digits.contains(column.name())
                        && !entity.isInCondition(column)
                        && !shape.distinct().containsKey(column.name()))
                .filter(column -> GeneratedValues.isPlainText(declared(column).type()))
                .max((a, b) -> Integer.compare(longest(a), longest(b)))
                .orElse(null);
    }

    private int longest(CompiledColumn column) {
        Integer length = declared(column).length();
        return length == null ? Integer.MAX_VALUE : length;
    }

    private String padded(String text, int more, long number) {
        StringBuilder padded = new StringBuilder(text);
        int wanted = (int) Math.min(longest(Objects.requireNonNull(padding)), (long) text.length() + more);
        while (padded.length() < wanted) {
            padded.append(' ').append(Long.toString(Math.floorMod(hash(number, "padding"), 46_656L), 36));
        }
        padded.setLength(Math.max(wanted, text.length()));
        return padded.toString();
    }

    /** Spreads the bits of three numbers; the constants are those of SplitMix64. */
    private long hash(long number, String name) {
        long z = seed + number * 0x9E3779B97F4A7C15L + name.hashCode() * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
