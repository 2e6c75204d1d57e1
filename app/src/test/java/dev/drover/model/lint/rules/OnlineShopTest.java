package dev.drover.model.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Projection;
import dev.drover.model.lint.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A published model whose last two patterns find nothing, because the values lack what they look for. */
class OnlineShopTest {

    @Test
    void findsThePatternsWhosePrefixNoTemplateWrites() throws IOException {
        List<Finding> findings = shop("{created_at}", "{ordered_at}").findings(new TemplateMismatch());

        assertThat(findings.stream().map(finding -> finding.place().label()))
                .containsExactly(
                        "AP-014 Invoices of a customer in a date range",
                        "AP-015 Products of a customer in a date range");
        assertThat(findings.get(0).sentence())
                .isEqualTo("It expects GSI2SK of GSI2 to begin with i#, and the templates there write"
                        + " {ordered_at} and {created_at}: it would find nothing.");
    }

    @Test
    void isContentWithValuesThatCarryThePrefix() throws IOException {
        assertThat(shop("i#{created_at}", "p#{ordered_at}").findings(new TemplateMismatch()))
                .isEmpty();
    }

    private static Given shop(String invoiceSort, String itemSort) throws IOException {
        Given given = Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .index("GSI2", Projection.ALL)
                .entity("Customer", "customers", "pk=c#{customer_id}|sk=c#{customer_id}", "name:S")
                .entity("Product", "products", "pk=p#{product_id}|sk=p#{product_id}", "name:S")
                .entity("Warehouse", "warehouses", "pk=w#{warehouse_id}|sk=w#{warehouse_id}", "name:S")
                .entity(
                        "Stock",
                        "stock",
                        "pk=p#{product_id}|sk=w#{warehouse_id}|GSI2PK=w#{warehouse_id}|GSI2SK=p#{product_id}",
                        "quantity:N")
                .entity("Order", "orders", "pk=o#{order_id}|sk=c#{customer_id}", "ordered_at:S")
                .entity(
                        "OrderItem",
                        "order_items",
                        "pk=o#{order_id}|sk=p#{product_id}|GSI1PK=p#{product_id}|GSI1SK={ordered_at}"
                                + "|GSI2PK=c#{customer_id}|GSI2SK=" + itemSort,
                        "quantity:N")
                .entity(
                        "Invoice",
                        "invoices",
                        "pk=o#{order_id}|sk=i#{invoice_id}|GSI1PK=i#{invoice_id}|GSI1SK=i#{invoice_id}"
                                + "|GSI2PK=c#{customer_id}|GSI2SK=" + invoiceSort,
                        "amount:N")
                .entity(
                        "Shipment",
                        "shipments",
                        "pk=o#{order_id}|sk=sh#{shipment_id}|GSI1PK=sh#{shipment_id}|GSI1SK=sh#{shipment_id}"
                                + "|GSI2PK=w#{warehouse_id}|GSI2SK=sh#{shipment_id}",
                        "type:S");
        for (String line : lines()) {
            String[] cells = line.split(";");
            given.pattern("direction=READ|name=%s|entities=%s|partition_by=%s|sort_by=%s|served_by=%s"
                    .formatted(
                            cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip()));
        }
        return given;
    }

    private static List<String> lines() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(OnlineShopTest.class.getResourceAsStream("/lint/online-shop-patterns.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
