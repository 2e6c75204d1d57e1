package dev.drover.inventory.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SchemaTextTest {

    @Test
    void takesASchemaWithReferencesInside() {
        assertThat(SchemaText.parse("""
                        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                         "properties": {"total": {"$ref": "#/$defs/money"}, "$ref": {"type": "string"}},
                         "$defs": {"money": {"type": "number", "examples": [{"$ref": "http://a.example/b"}]}}}
                        """).get("type").asString()).isEqualTo("object");
    }

    @Test
    void saysWhereJsonEnds() {
        refused("{\n  \"type\": \"object\",\n}", "Line 3, column");
        refused("{\"type\": \"object\", \"type\": \"string\"}", "Duplicate");
        refused("{} {}", "this is no JSON");
    }

    @Test
    void saysWhichPartIsNoSchema() {
        refused("[]", "A schema is a JSON object");
        refused("{\"properties\": {\"total\": {\"type\": \"money\"}}}", "/properties/total/type: ");
        refused("{\"maxLength\": -1}", "/maxLength: ");
        refused("{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}", "/$schema: write \"https://");
    }

    @Test
    void fetchesNothing() {
        refused(
                "{\"items\": {\"$ref\": \"https://schemas.example/order.json\"}}",
                "/items/$ref: \"https://schemas.example");
        refused("{\"$ref\": \"order.json#/a\"}", "leads to another document");
        refused("{\"$ref\": \"#/$defs/gone\"}", "there is no \"#/$defs/gone\" in this schema");
    }

    @Test
    void takesOnlySoMuch() {
        refused("{\"title\": \"" + "x".repeat(SchemaText.MOST_BYTES) + "\"}", "there is room for 262,144 (256 kB)");
        refused("{\"not\": ".repeat(200) + "{}" + "}".repeat(200), "64 deep inside each other");
    }

    private static void refused(String text, String says) {
        assertThatThrownBy(() -> SchemaText.parse(text))
                .isInstanceOf(RefusedSchemaException.class)
                .hasMessageContaining(says);
    }
}
