package dev.drover.sandbox.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/** Turns rows of the old database into what the shop works with. */
final class ShopRows {

    private ShopRows() {}

    static ShopOrder order(ResultSet row, List<ShopOrder.Line> lines) throws SQLException {
        return new ShopOrder(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("status"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("total"),
                row.getString("currency"),
                Objects.requireNonNull(row.getObject("placed_at", LocalDateTime.class)),
                Objects.requireNonNull(row.getObject("updated_at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("delivery_on", LocalDate.class),
                row.getString("notes"),
                row.getString("gift_message"),
                lines);
    }

    static ShopOrder.Line line(ResultSet row, int n) throws SQLException {
        return new ShopOrder.Line(
                row.getInt("line_no"), row.getLong("product_id"), row.getInt("qty"), row.getBigDecimal("unit_price"));
    }

    static ShopPayment payment(ResultSet row, int n) throws SQLException {
        return new ShopPayment(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getString("kind"),
                row.getBigDecimal("amount"),
                Objects.requireNonNull(row.getObject("booked_on", LocalDate.class)),
                row.getString("reference"));
    }
}
