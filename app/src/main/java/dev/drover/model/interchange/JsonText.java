package dev.drover.model.interchange;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON from people and for people: limits on the way in, nothing lost on the way through. */
final class JsonText {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 1_000;

    /** Numbers come back with every digit that they had, also the zeros at the end. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonText() {}

    static JsonNode read(String content) {
        try {
            return MAPPER.readTree(content);
        } catch (StreamConstraintsException tooMuch) {
            throw new RefusedModelFileException("The file is nested more than " + DEEPEST
                    + " levels deep, or has a number of more than " + LONGEST_NUMBER + " digits. It is no model.");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
            String what = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                    ? "The same name stands twice in one object" + where
                    : "It is no JSON" + where;
            throw new RefusedModelFileException(what + ". Export the file again, or mend it there.");
        }
    }

    static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree) + "\n";
    }
}
