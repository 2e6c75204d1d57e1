package dev.drover.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.consumer.SchemaText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InclusionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'integer'}                      | {'type':'number'}                            | OK",
                "{'type':'number'}                       | {'type':'integer'}                           | x (type): written is number, expected is integer",
                "{'type':['string','null']}              | {'type':'string'}                            | x (type): written is null or string, expected is string",
                "{}                                      | {'type':'string'}                            | x (type): written is any value, expected is string",
                "{'const':'A'}                           | {'enum':['A','B']}                           | OK",
                "{'const':1.0}                           | {'type':'integer','enum':[1]}                | OK",
                "{'enum':['A','C']}                      | {'enum':['A','B']}                           | x (enum): written is \"C\", expected is one of \"A\", \"B\"",
                "{'type':'boolean'}                      | {'enum':[true,false]}                        | OK",
                "{'type':'string'}                       | {'const':'A'}                                | x (const): written is any string, expected is \"A\"",
                "{'type':'string','maxLength':40}        | {'type':'string','maxLength':50}             | OK",
                "{'type':'string'}                       | {'type':'string','maxLength':50}             | x (maxLength): written is no maxLength, expected is maxLength 50",
                "{'type':'integer','exclusiveMinimum':0} | {'minimum':0}                                | OK",
                "{'type':'integer','minimum':0}          | {'exclusiveMinimum':0}                       | x (exclusiveMinimum): written is no exclusiveMinimum, expected is exclusiveMinimum 0",
                "{'type':'string','pattern':'^a'}        | {'pattern':'^a'}                             | OK",
                "{'type':'string','pattern':'^ab'}       | {'pattern':'^a'}                             | x (pattern): cannot tell, because two patterns differ: \"^ab\" is written, \"^a\" is expected",
                "{'type':'string','format':'date'}       | {'format':'date-time'}                       | x (format): written is format \"date\", expected is format \"date-time\"",
                "{'type':'array','items':{'type':'string'}} | {'items':{'type':'number'}}               | x[] (type): written is string, expected is number",
                "{'type':'array','maxItems':0}           | {'items':{'type':'number'}}                  | OK",
                "{'type':'array','maxItems':9}           | {'maxItems':5}                               | x (maxItems): written is maxItems 9, expected is maxItems 5",
                "{'type':'object'}                       | {'required':['a']}                           | x.a (required): written is optional, expected is required",
                "{'type':'object','additionalProperties':false} | {'required':['a']}                    | x.a (required): written is never there, expected is required",
                "{'type':'object','additionalProperties':false} | {'properties':{'a':{'type':'string'}}} | OK",
                "{'type':'object'}                       | {'properties':{'a':{'type':'string'}}}       | x.a (type): written is any value, expected is string",
                "{'type':'object','properties':{'a':{}},'additionalProperties':false} | {'additionalProperties':false} | x.a (additionalProperties): written is allowed, expected is absent",
                "{'$ref':'#/$defs/t','$defs':{'t':{'type':'string'}}} | {'type':'number'}               | x (type): written is string, expected is number",
                "{'type':'string'}                       | {'anyOf':[{'type':'string'}]}                | x (anyOf): cannot tell, because Drover does not compare anyOf",
                "{'type':'string','not':{}}              | {'type':'string'}                            | x (not): cannot tell, because Drover does not compare not",
                "{'type':'string'}                       | {'$ref':'#/$defs/gone'}                      | x ($ref): cannot tell, because the reference #/$defs/gone does not lead to a schema of the same document, where it is read",
                "{'type':'string'}                       | {'$ref':'#'}                                 | x ($ref): cannot tell, because the reference # does not lead to a schema of the same document, where it is read",
                "{'$schema':'http://json-schema.org/draft-07/schema#','type':'string'} | {'type':'string'} | x ($schema): cannot tell, because Drover does not compare $schema",
            })
    void namesTheFieldTheRuleAndBothSides(String written, String expected, String answer) {
        List<Mismatch> found = found(written, expected);
        if (answer.equals("OK")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).extracting(Mismatch::sentence).containsExactly(answer);
        }
    }

    @Test
    void comparesShapesThatContainThemselves() {
        String tree =
                "{'type':'object','properties':{'value':{'type':'%s'},'children':{'type':'array','items':{'$ref':'#'}}}}";
        assertThat(found(tree.formatted("integer"), tree.formatted("number"))).isEmpty();
        assertThat(found(tree.formatted("number"), tree.formatted("integer")))
                .extracting(Mismatch::path)
                .containsExactly("x.value");
    }

    @Test
    void saysWhoCanReadWhat() {
        JsonNode one = schema("{'type':'object','properties':{'total':{'type':'number'}},'required':['total'],"
                + "'additionalProperties':false}");
        JsonNode withNote = schema("{'type':'object','properties':{'total':{'type':'number'},'note':{'type':'string'}},"
                + "'required':['total'],'additionalProperties':false}");
        JsonNode asText = schema("{'type':'object','properties':{'total':{'type':'string'}},'required':['total'],"
                + "'additionalProperties':false}");
        JsonNode certainNote =
                schema("{'type':'object','properties':{'total':{'type':'number'},'note':{'type':'string'}},"
                        + "'required':['total','note'],'additionalProperties':false}");

        assertThat(Compatibility.of("Order", one, withNote).level()).isEqualTo(Compatibility.Level.FULL);
        assertThat(Compatibility.of("Order", one, certainNote).level()).isEqualTo(Compatibility.Level.FORWARD);
        assertThat(Compatibility.of("Order", certainNote, withNote).level()).isEqualTo(Compatibility.Level.BACKWARD);
        Compatibility none = Compatibility.of("Order", one, asText);
        assertThat(none.level()).isEqualTo(Compatibility.Level.NONE);
        assertThat(none.forward())
                .extracting(Mismatch::sinceReader)
                .containsExactly("Order.total (type): was number, is now string");
        assertThat(none.backward())
                .extracting(Mismatch::sinceWriter)
                .containsExactly("Order.total (type): was number, is now string");
    }

    private static List<Mismatch> found(String written, String expected) {
        return Inclusion.mismatches("x", schema(written), schema(expected), Inclusion.Unknown.AS_WRITTEN);
    }

    private static JsonNode schema(String text) {
        return SchemaText.stored(text.replace('\'', '"'));
    }
}
