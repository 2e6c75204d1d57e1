package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.KeyTemplate.Part.Literal;
import dev.drover.model.mapping.KeyTemplate.Part.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTemplateTest {

    @Test
    void readsTextAndColumns() {
        KeyTemplate template = KeyTemplate.parse("ORDER#{id}#LINE#{ line_no : 6 }!");
        assertThat(template.parts())
                .containsExactly(
                        new Literal("ORDER#"),
                        new Slot("id", 0),
                        new Literal("#LINE#"),
                        new Slot("line_no", 6),
                        new Literal("!"));
        assertThat(template.columns()).containsExactly("id", "line_no");
        assertThat(template.prefix()).isEqualTo("ORDER#");
    }

    @Test
    void takesATemplateWithoutColumnsForWhatItIs() {
        assertThat(KeyTemplate.parse("PROFILE").columns()).isEmpty();
        assertThat(KeyTemplate.parse("").parts()).isEmpty();
        assertThat(KeyTemplate.parse("{id}").prefix()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER#{id|the { at character 7 is never closed",
                "ORDER#id}|it has a } without a { before it",
                "{a}}|it has a } without a { before it",
                "{}|between { and } it needs the name of a column",
                "{ :4}|between { and } it needs the name of a column",
                "{a{b}|between { and } it needs the name of a column",
                "{id:x}|after the colon it needs a width in digits, for example {id:10}",
                "{id:}|after the colon it needs a width in digits, for example {id:10}",
                "{id:0}|a width is between 1 and 38",
                "{id:39}|a width is between 1 and 38",
            })
    void refusesWhatCannotBeRead(String template, String because) {
        assertThatThrownBy(() -> KeyTemplate.parse(template))
                .isInstanceOf(TemplateException.class)
                .hasMessage("The template \"" + template + "\" cannot be used: " + because + ".");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"100,100", "1E+2,100", "1.50,1.5", "007,7", "-0,0", "0.0,0", "+5,5", "-12,-12", "0,0", "1e-3,0.001"})
    void readsTheSameNumberHoweverItIsWritten(String written, String number) {
        assertThat(Numeric.parse(written)).isEqualTo(new Numeric(number));
    }
}
