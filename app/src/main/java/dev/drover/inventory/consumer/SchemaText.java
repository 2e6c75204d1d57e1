package dev.drover.inventory.consumer;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON Schema 2020-12 that somebody wrote.
 *
 * <p>The schema itself is only ever an instance of the published schema of schemas: nothing that it refers to is looked
 * up anywhere.
 */
public final class SchemaText {

    /** The most bytes of UTF-8 that a schema may have. */
    public static final int MOST_BYTES = 256 * 1024;

    /** How deep objects and lists may stand inside each other. */
    public static final int DEEPEST = 64;

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int MOST_SENTENCES = 5;
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");
    private static final Set<String> NAMES =
            Set.of("properties", "patternProperties", "$defs", "dependentSchemas", "definitions");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode whole;
    private final List<String> sentences = new ArrayList<>();

    private SchemaText(JsonNode whole) {
        this.whole = whole;
    }

    /** @throws RefusedSchemaException if it is no JSON, no JSON Schema, too large, or refers to other documents */
    public static JsonNode parse(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw refused(String.format(
                    Locale.ENGLISH,
                    "The schema has %,d bytes, and there is room for %,d (256 kB). Leave out what the consumer does"
                            + " not read.",
                    bytes,
                    MOST_BYTES));
        }
        SchemaText schema = new SchemaText(json(text));
        schema.check();
        if (!schema.sentences.isEmpty()) {
            throw new RefusedSchemaException(
                    schema.sentences.stream().distinct().limit(MOST_SENTENCES).toList());
        }
        return schema.whole;
    }

    /** Reads a schema that was checked when it was stored. */
    public static JsonNode stored(String text) {
        return JSON.readTree(text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw refused("The schema is too large in one place: objects and lists may stand " + DEEPEST
                    + " deep inside each other, and a number may have 1,000 digits.");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            throw refused(where + "this is no JSON. " + firstLine(e.getOriginalMessage()) + ".");
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceFirst("[.;]?\\s*$", "");
    }

    private void check() {
        if (!whole.isObject()) {
            sentences.add("A schema is a JSON object, for example {\"type\": \"object\"}.");
            return;
        }
        JsonNode dialect = whole.get("$schema");
        if (dialect != null && !dialect.asString("").equals(DIALECT)) {
            sentences.add("/$schema: write \"" + DIALECT + "\" or leave it out; other versions mean other things.");
            return;
        }
        for (Error error : OfSchemas.SCHEMA.validate(whole, SchemaText::inEnglish)) {
            sentences.add((error.getInstanceLocation().toString().isEmpty() ? "/" : error.getInstanceLocation()) + ": "
                    + error.getMessage() + ".");
        }
        if (sentences.isEmpty()) {
            references("", whole);
        }
    }

    private static void inEnglish(ExecutionContext context) {
        context.executionConfig(config -> config.locale(Locale.ENGLISH));
    }

    private void references(String path, JsonNode node) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                references(path + "/" + i, node.get(i));
            }
        } else if (node.isObject()) {
            node.properties().forEach(entry -> {
                String keyword = entry.getKey();
                JsonNode value = entry.getValue();
                String place = path + "/" + keyword;
                if (NAMES.contains(keyword)) {
                    value.properties().forEach(named -> references(place + "/" + named.getKey(), named.getValue()));
                } else if (Set.of("$ref", "$dynamicRef").contains(keyword)) {
                    reference(place, value.asString(""));
                } else if (!DATA.contains(keyword)) {
                    references(place, value);
                }
            });
        }
    }

    private void reference(String place, String reference) {
        if (!reference.startsWith("#")) {
            sentences.add(place + ": \"" + reference + "\" leads to another document, and Drover fetches none. Copy it"
                    + " under $defs and refer to it as \"#/$defs/name\".");
        } else if (reference.startsWith("#/")
                && !reference.contains("%")
                && whole.at(JsonPointer.compile(reference.substring(1))).isMissingNode()) {
            sentences.add(place + ": there is no \"" + reference + "\" in this schema.");
        }
    }

    private static RefusedSchemaException refused(String sentence) {
        return new RefusedSchemaException(List.of(sentence));
    }

    /** Made at the first use: it takes a moment, and most starts never need it. */
    private static final class OfSchemas {
        private static final Schema SCHEMA =
                SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(SchemaLocation.of(DIALECT));
    }
}
