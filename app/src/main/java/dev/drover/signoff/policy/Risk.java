package dev.drover.signoff.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** A risk that a policy answers with more signatures. What is not known counts as too much. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IrreversibleStep.class, name = IrreversibleStep.KIND),
    @JsonSubTypes.Type(value = RowsAbove.class, name = RowsAbove.KIND),
    @JsonSubTypes.Type(value = DowntimeAbove.class, name = DowntimeAbove.KIND),
    @JsonSubTypes.Type(value = CostAbove.class, name = CostAbove.KIND),
    @JsonSubTypes.Type(value = InProduction.class, name = InProduction.KIND)
})
public sealed interface Risk permits IrreversibleStep, RowsAbove, DowntimeAbove, CostAbove, InProduction {

    /** The word by which it is stored. */
    String word();

    /** The number above which it holds; 0 for a risk without one. */
    default long bound() {
        return 0;
    }

    /** In a few words, for people: "more than 1,000 rows". */
    String words();

    /** Why it holds for a plan, to go on after "because"; empty if it does not hold. */
    Optional<String> because(PlanFacts facts);
}
