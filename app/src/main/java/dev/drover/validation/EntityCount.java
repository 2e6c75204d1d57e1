package dev.drover.validation;

/**
 * Both sides of one entity in numbers.
 *
 * @param table the target table's name in the model
 * @param entity its name; {@link #UNKNOWN} for items that belong to no entity of the model
 * @param sourceCount rows, those that cannot be mapped included
 * @param sourceChecksum 32 hexadecimal digits, comparable only with the other side of the same validation
 */
public record EntityCount(
        String table, String entity, long sourceCount, long targetCount, String sourceChecksum, String targetChecksum) {

    /** Stands in place of an entity's name. */
    public static final String UNKNOWN = "Items of no entity";

    /** How many more the target has; negative if it has fewer. */
    public long difference() {
        return targetCount - sourceCount;
    }

    public boolean sameChecksum() {
        return sourceChecksum.equals(targetChecksum);
    }

    public boolean passed() {
        return sourceCount == targetCount && sameChecksum();
    }
}
