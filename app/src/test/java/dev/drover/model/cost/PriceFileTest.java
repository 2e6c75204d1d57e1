package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFileTest {

    static final String SHIPPED = PriceFile.shipped();

    @Test
    void readsTheShippedPricesWithTheirOriginAndConstants() {
        Prices prices = PriceFile.read(SHIPPED);
        assertThat(prices.origin().region()).isEqualTo("us-east-1");
        assertThat(prices.origin().effective()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(prices.origin().source()).contains("AWS price list");
        assertThat(prices.constants().monthHours()).isEqualByComparingTo("730");
        assertThat(prices.constants().monthSeconds()).isEqualByComparingTo("2628000");
        assertThat(prices.constants().bytesPerGb()).isEqualByComparingTo(BigDecimal.valueOf(1L << 30));
        assertThat(prices.of(Rate.WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.000000625");
        assertThat(prices.auroraInstanceHourUsd()).containsEntry("db.r6g.large", new BigDecimal("0.260"));
        assertThat(prices.rdsInstanceHourUsd()).containsKey("db.r6g.large").doesNotContainKey("_src");
    }

    @Test
    void refusesANegativePriceAndSaysWhereAndWhatToDo() {
        assertRefused(
                SHIPPED.replace("\"usd\":0.000000625,\"per\":\"WRU\"", "\"usd\":-0.000000625,\"per\":\"WRU\""),
                "AmazonDynamoDB, WriteRequestUnits: the price is -6.25E-7 USD. Enter a price above 0 and upload the file"
                        + " again; the prices in use stay as they are.");
    }

    @Test
    void refusesANegativePriceOfAnInstance() {
        assertRefused(
                SHIPPED.replace("\"db.t4g.medium\":0.073", "\"db.t4g.medium\":-0.073"),
                "AmazonRDS.Aurora, InstanceUsage, db.t4g.medium: the price is -0.073 USD. Enter a price above 0");
    }

    @Test
    void refusesThePriceOfAMillionForThatOfOne() {
        assertRefused(
                SHIPPED.replace("\"usd\":0.000000625,\"per\":\"WRU\"", "\"usd\":0.625,\"per\":\"WRU\""),
                "AmazonDynamoDB, WriteRequestUnits: the price is 0.625 USD for one WRU, and no Region asks more than"
                        + " 0.0001. Look whether it is the price of a million");
    }

    @Test
    void refusesAPriceThatIsMissingZeroOrText() {
        assertRefused(SHIPPED.replace("\"ReadRequestUnits\"", "\"Reads\""), "ReadRequestUnits: there is no price.");
        assertRefused(SHIPPED.replace("\"RDS:GP3-Storage\":0.115", "\"RDS:GP3-Storage\":0"), "the price is 0 USD");
        assertRefused(
                SHIPPED.replace("\"RDS:GP3-Storage\":0.115", "\"RDS:GP3-Storage\":\"cheap\""),
                "AmazonRDS.PostgreSQL, RDS:GP3-Storage: found \"cheap\". Enter a number without quotation marks");
        assertRefused(
                SHIPPED.replace("\"RDS:GP3-Storage\":0.115", "\"RDS:GP3-Storage\":1e-99"), "more than 15 decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "NaN", "null", "{}", "[1]"})
    void refusesNumbersThatNoPriceHas(String value) {
        assertThatThrownBy(() ->
                        PriceFile.read(SHIPPED.replace("\"RDS:GP3-Storage\":0.115", "\"RDS:GP3-Storage\":" + value)))
                .isInstanceOf(RefusedPricesException.class);
    }

    @Test
    void refusesConstantsThatNoMonthAndNoGbHas() {
        assertRefused(SHIPPED.replace("\"month_hours\":730", "\"month_hours\":7300"), "month_hours: found 7300.");
        assertRefused(
                SHIPPED.replace("\"dynamodb_bytes_per_gb\":1073741824", "\"dynamodb_bytes_per_gb\":1024"),
                "dynamodb_bytes_per_gb: found 1024. Enter 1073741824 or 1000000000");
    }

    @Test
    void refusesAFileWithoutSourceOrDate() {
        assertRefused(SHIPPED.replace("\"source\":", "\"from\":"), "source: there is no text.");
        assertRefused(
                SHIPPED.replace("2026-10-08\",\"source\"", "8 October\",\"source\""), "effective: found 8 October");
        assertRefused(SHIPPED.replace("\"currency\":\"USD\"", "\"currency\":\"EUR\""), "currency: found EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prices", "[]", "null", "{\"region\":", "{} {}", "{\"region\":\"a\",\"region\":\"b\"}"})
    void refusesWhatIsNotAPriceFile(String text) {
        assertThatThrownBy(() -> PriceFile.read(text))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageEndingWith("the prices in use stay as they are.");
    }

    private static void assertRefused(String text, String sentence) {
        assertThat(text).isNotEqualTo(SHIPPED);
        assertThatThrownBy(() -> PriceFile.read(text))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageContaining(sentence);
    }
}
