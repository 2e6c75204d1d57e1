package dev.drover.sign;

import java.util.List;

/**
 * A sign that Drover does not measure.
 *
 * @param because why not, and where it can be looked up
 */
public record Unmeasured(String name, String because) {

    private static final String METRICS = "Only the metrics of AWS tell it, and no measurement asks them.";

    /** All of them. */
    public static final List<Unmeasured> ALL = List.of(
            new Unmeasured("Refused requests (throttles)", METRICS),
            new Unmeasured("Delay of replicas", METRICS),
            new Unmeasured("Records deleted after their time", METRICS),
            new Unmeasured("Reads in the new database for each record returned", METRICS),
            new Unmeasured("Actual bill against the estimate", "Drover does not read bills."),
            new Unmeasured("Requests by hand", "The source does not count by which program a request came."),
            new Unmeasured("Copies that drift apart", "The model does not say which attribute is a copy of which."),
            new Unmeasured(
                    "Records still in an old shape",
                    "A measurement does not count records by version; samples of tables do, for lint."),
            new Unmeasured("Vendor code outside its adapter", "Drover does not read the code of applications."));
}
