package dev.drover.model.mapping;

import java.util.List;

/**
 * A row of another table that each row refers to, or does not.
 *
 * @param alias its name in the query
 * @param columns the columns of the row that refer
 * @param referenced the columns that they refer to, in the same order
 */
record CompiledJoin(String alias, String table, List<String> columns, List<String> referenced) {}
