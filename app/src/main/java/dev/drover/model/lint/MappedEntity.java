package dev.drover.model.lint;

import dev.drover.model.EntityMapping;
import dev.drover.model.TargetTable;

/** An entity and the table that holds it. */
public record MappedEntity(TargetTable table, EntityMapping entity) {

    /** "shop · Order". */
    public Place.InModel place() {
        return new Place.InModel(table.name() + " · " + entity.entity());
    }

    /** "shop · Order · total". */
    public Place.InModel place(String attribute) {
        return new Place.InModel(place().where() + " · " + attribute);
    }
}
