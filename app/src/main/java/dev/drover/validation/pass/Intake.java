package dev.drover.validation.pass;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import java.util.List;

/**
 * What happens to the pages of one portion.
 *
 * <p>A page counts whole or not at all: an intake that throws has changed nothing. Each belongs to one thread.
 */
public interface Intake {

    /**
     * A page of the source.
     *
     * @param entity the position of the rows' entity in its table
     */
    void source(int entity, List<MappedRow> page);

    /** A page of the target. */
    void target(List<Item> page);
}
