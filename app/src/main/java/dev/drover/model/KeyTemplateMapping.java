package dev.drover.model;

/**
 * How an entity fills one key attribute of the table or of an index.
 *
 * @param template for example {@code CUSTOMER#{customer_id}}; for a number attribute, exactly one column in braces
 * @param zone the zone of the {@code timestamp without time zone} columns in the template, empty if there are none
 */
public record KeyTemplateMapping(String attribute, String template, String zone) {

    public KeyTemplateMapping(String attribute, String template) {
        this(attribute, template, "");
    }
}
