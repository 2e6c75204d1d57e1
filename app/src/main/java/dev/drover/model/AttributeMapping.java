package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one attribute of an item comes about. A null in the source leaves the attribute out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AttributeMapping.FromColumn.class, name = "column"),
    @JsonSubTypes.Type(value = AttributeMapping.FromTemplate.class, name = "template"),
    @JsonSubTypes.Type(value = AttributeMapping.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = AttributeMapping.Embedded.class, name = "embedded"),
    @JsonSubTypes.Type(value = AttributeMapping.FromExpression.class, name = "expression"),
    @JsonSubTypes.Type(value = AttributeMapping.Joined.class, name = "joined")
})
public sealed interface AttributeMapping {

    /** The attribute's name in the target. */
    String attribute();

    /**
     * The value of a column, under the same or another name.
     *
     * @param zone for a {@code timestamp} without time zone: the zone its values were written in, so that the target
     *     holds an instant in UTC; null keeps the local time as it is, without a zone
     */
    record FromColumn(
            String attribute,
            String column,
            AttributeType type,
            @Nullable String zone) implements AttributeMapping {}

    /** Text made of columns, as in {@code ORDER#{id}}. */
    record FromTemplate(String attribute, String template) implements AttributeMapping {}

    /** The same value in every item. */
    record Constant(String attribute, AttributeType type, String value) implements AttributeMapping {}

    /**
     * The rows of a child table as a list of maps.
     *
     * @param childTable a table with a foreign key to the entity's table
     * @param fields the columns of each child that are kept
     * @param orderBy columns of the child table that put the list in order
     * @param max the most children an item may have; a row with more is rejected, never cut off
     */
    record Embedded(String attribute, String childTable, List<FromColumn> fields, List<String> orderBy, int max)
            implements AttributeMapping {

        public Embedded {
            fields = List.copyOf(fields);
            orderBy = List.copyOf(orderBy);
        }
    }

    /**
     * What an expression makes of the row's columns, as in {@code lower(email)}.
     *
     * @param type S for text, N for a number, BOOL for true or false
     */
    record FromExpression(String attribute, String expression, AttributeType type) implements AttributeMapping {}

    /**
     * A column of the one row of another table that this row refers to. A row that refers to none leaves the attribute
     * out.
     *
     * @param by the columns of this row's foreign key
     * @param table the table that the foreign key refers to
     * @param zone as in {@link FromColumn}
     */
    record Joined(
            String attribute,
            List<String> by,
            String table,
            String column,
            AttributeType type,
            @Nullable String zone) implements AttributeMapping {

        public Joined {
            by = List.copyOf(by);
        }
    }
}
