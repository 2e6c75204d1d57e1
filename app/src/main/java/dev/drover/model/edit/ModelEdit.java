package dev.drover.model.edit;

import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;

/** One change of a target model. */
public sealed interface ModelEdit
        permits TableEdit,
                IndexEdit,
                EntityEdit,
                AttributeEdit,
                ColumnEdit,
                WholeEdit,
                RelationalEdit,
                PrefixEdit,
                BehindEdit {

    /**
     * The model after the change.
     *
     * @throws MissingPartException if what should change is not there
     */
    TargetModel applyTo(TargetModel model);

    /** The change in words. */
    ModelChange change();

    /** Where in the model the thing is after the change, as problems name it; empty if it is removed. */
    String place();

    /** Where it was before; empty if it is new. */
    String placeBefore();
}
