package dev.drover.sandbox;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.inventory.AccessPattern.Priority;
import java.util.List;

/** The inventory of the sample migration: what the shop asks of its data. */
final class SamplePatterns {

    private SamplePatterns() {}

    static List<AccessPattern> all() {
        return List.of(
                read("AP-001", "Order by id", "The page of one order, with its lines", "Shop website", Priority.HIGH)
                        .about("Order", "id", "status", "total", "placedAt", "lines")
                        .by("id")
                        .calls("12", "60")
                        .size(1, "1", 900)
                        .within(20)
                        .from("query id 3017264402971653")
                        .end(),
                read(
                                "AP-002",
                                "Orders of a customer, newest first",
                                "The list on the account page",
                                "Shop website",
                                Priority.HIGH)
                        .about("Order", "id", "status", "total", "placedAt")
                        .by("customerId")
                        .sorted("placedAt", Operator.LE, Ordering.DESC)
                        .calls("6", "30")
                        .size(10, "25", 900)
                        .within(40)
                        .from("query id 8861250993145026")
                        .end(),
                read("AP-003", "Product by id", "The page of one product", "Shop website", Priority.HIGH)
                        .about("Product", "id", "name", "description", "price", "stock")
                        .by("id")
                        .calls("25", "140")
                        .size(1, "1", 1300)
                        .within(20)
                        .from("query id 5529903711260478")
                        .end(),
                read("AP-004", "Customer by id", "Name and tier above every page", "Shop website", Priority.HIGH)
                        .about("Customer", "id", "name", "tier")
                        .by("id")
                        .calls("9", "45")
                        .size(1, "1", 350)
                        .within(20)
                        .from("query id 1106935580214773")
                        .end(),
                read("AP-005", "Customer by e-mail address", "Signing in", "Shop website", Priority.HIGH)
                        .about("Customer", "id", "email", "name")
                        .by("email")
                        .calls("0.8", "5")
                        .size(1, "1", 350)
                        .within(50)
                        .from("query id 7740025896312048")
                        .end(),
                read("AP-006", "Product by SKU", "Stock counts from the warehouse", "Warehouse import", Priority.MEDIUM)
                        .about("Product", "id", "sku", "stock")
                        .by("sku")
                        .calls("0.3", "40")
                        .size(1, "1", 1300)
                        .within(100)
                        .from("query id 2298714406683519")
                        .end(),
                read("AP-007", "Payments of an order", "Paid, open, refunded", "Shop website", Priority.HIGH)
                        .about("Payment", "kind", "amount", "bookedOn")
                        .by("orderId")
                        .calls("3", "15")
                        .size(1, "2", 250)
                        .within(40)
                        .from("query id 9934120578823650")
                        .end(),
                read(
                                "AP-008",
                                "Payment by bank reference",
                                "Matches the bank's statement every hour",
                                "Accounting",
                                Priority.MEDIUM)
                        .about("Payment", "orderId", "amount", "bookedOn")
                        .by("reference")
                        .calls("0.2", "20")
                        .size(1, "1", 250)
                        .within(200)
                        .from("query id 4471829630055182")
                        .end(),
                write("AP-009", "Place an order", "An order with its lines", Direction.WRITE, Priority.HIGH)
                        .about("Order", "id", "customerId", "status", "total", "lines")
                        .by("id")
                        .calls("2", "12")
                        .size(1, "1", 900)
                        .within(100)
                        .from("query id 6305517892240861")
                        .end(),
                write(
                                "AP-010",
                                "Pay an order",
                                "Marks the order as paid and adds the payment",
                                Direction.UPDATE,
                                Priority.HIGH)
                        .about("Order", "status", "updatedAt")
                        .by("id")
                        .calls("1.6", "10")
                        .size(1, "1", 900)
                        .within(100)
                        .from("query id 8019236475501927")
                        .end(),
                read(
                                "AP-011",
                                "Orders of a customer in a month",
                                "For the yearly statement to come",
                                "Shop website",
                                Priority.LOW)
                        .about("Order", "id", "total", "placedAt")
                        .by("customerId")
                        .sorted("placedAt", Operator.BETWEEN, Ordering.ASC)
                        .calls("0.1", "2")
                        .size(4, "12", 900)
                        .within(200)
                        .later()
                        .end(),
                read(
                                "AP-012",
                                "Revenue by day",
                                "Every night for the finance report",
                                "Finance report",
                                Priority.MEDIUM)
                        .about("Order", "total", "placedAt")
                        .all("Goes to the nightly export to S3, which the finance report reads: no store for single"
                                + " orders has to add up all of them.")
                        .calls("0.00002", "0.0002")
                        .size(200_000, "250000", 900)
                        .within(60_000)
                        .from("query id 1583309264417790")
                        .end());
    }

    private static PatternDraft read(String id, String name, String description, String consumer, Priority priority) {
        return new PatternDraft(id, name, description, consumer, priority, Direction.READ);
    }

    private static PatternDraft write(
            String id, String name, String description, Direction direction, Priority priority) {
        return new PatternDraft(id, name, description, "Checkout", priority, direction);
    }
}
