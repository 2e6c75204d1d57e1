package dev.drover.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Puts the checker against a validator that somebody else wrote. */
class InclusionPropertyTest {

    private static final long SEED = 20261124;
    private static final int PAIRS = 1_500;

    private final RandomSchemas made = new RandomSchemas(new Random(SEED));
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());

    @Test
    void whateverTheWriterMayWriteTheReaderTakesWhenNothingIsFound() {
        List<JsonNode> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            values.add(made.value(3));
        }
        int included = 0;
        int witnesses = 0;
        int refuted = 0;
        for (int i = 0; i < PAIRS; i++) {
            JsonNode written = made.schema(3);
            JsonNode expected = i % 4 == 0 ? made.schema(3) : made.near(written);
            boolean includes = Inclusion.mismatches("x", written, expected, Inclusion.Unknown.AS_WRITTEN)
                    .isEmpty();
            included += includes ? 1 : 0;
            if (hasLoop(written) || hasLoop(expected)) {
                continue;
            }
            Schema writer = registry.getSchema(written);
            Schema reader = registry.getSchema(expected);
            boolean refutes = false;
            for (JsonNode value : values) {
                if (!writer.validate(value).isEmpty()) {
                    continue;
                }
                witnesses += includes ? 1 : 0;
                boolean taken = reader.validate(value).isEmpty();
                refutes |= !taken;
                assertThat(taken || !includes)
                        .as("pair %d: %s is valid for %s but not for %s", i, value, written, expected)
                        .isTrue();
            }
            refuted += refutes ? 1 : 0;
        }
        // The law would hold for a checker that always says no, and say nothing without values to try.
        assertThat(included).isGreaterThan(300);
        assertThat(witnesses).isGreaterThan(5_000);
        assertThat(refuted).isGreaterThan(150);
    }

    @Test
    void everySchemaTakesWhatItWrites() {
        for (int i = 0; i < 500; i++) {
            JsonNode schema = made.schema(3);
            // A listed value that breaks the other rules of its own schema is never written, which is not looked at.
            if (!schema.toString().matches(".*\"(\\$ref|enum|const)\":.*")) {
                assertThat(Inclusion.mismatches("x", schema, schema, Inclusion.Unknown.AS_WRITTEN))
                        .as("%s", schema)
                        .isEmpty();
            }
        }
    }

    /** A reference to nothing, which the validator throws at. */
    private static boolean hasLoop(JsonNode schema) {
        return schema.toString().contains("#/$defs/d") && !schema.has("$defs");
    }
}
