package dev.drover.proof;

import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.model.Projection;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.rules.Given;
import dev.drover.testing.SmallShop;

/**
 * In the spirit of a published model of an online shop: two patterns look for a beginning that no key has, and a shipment
 * shares its key with what is in it.
 */
final class OnlineShop {

    private OnlineShop() {}

    static SourceAddress source() {
        TestDatabase database = TestPostgres.emptyDatabase();
        database.execute(
                "create table customers (customer_id int primary key, name text not null)",
                "create table order_items (order_id int, product_id int, customer_id int not null,"
                        + " ordered_at timestamptz not null, quantity int, primary key (order_id, product_id))",
                "create table invoices (invoice_id int primary key, order_id int not null, customer_id int not null,"
                        + " created_at timestamptz not null, amount numeric(8, 2))",
                "create table shipments (shipment_id int primary key, order_id int not null, type text)",
                "create table shipment_items (shipment_id int, product_id int, order_id int not null, quantity int,"
                        + " primary key (shipment_id, product_id))",
                "insert into customers select n, 'Customer ' || n from generate_series(1, 5) n",
                "insert into order_items select n, p, 1 + n % 5, timestamptz '2020-06-01' + n * interval '1 hour', p"
                        + " from generate_series(1, 30) n, generate_series(1, 2) p",
                "insert into invoices select n, n, 1 + n % 5, timestamptz '2020-06-01' + n * interval '1 hour', n"
                        + " from generate_series(1, 30) n",
                "insert into shipments select n, n, 'parcel' from generate_series(1, 30) n",
                "insert into shipment_items select n, p, n, 1 from generate_series(1, 30) n, generate_series(1, 2) p");
        return new SourceAddress(
                "127.0.0.1",
                database.port(),
                database.name(),
                "public",
                TestDatabase.USER,
                SmallShop.source(database).password());
    }

    static LintInput plan() {
        return Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .index("GSI2", Projection.ALL)
                .entity("Customer", "customers", "pk=c#{customer_id}|sk=c#{customer_id}", "name:S")
                .entity(
                        "OrderItem",
                        "order_items",
                        "pk=o#{order_id}|sk=p#{product_id}|GSI2PK=c#{customer_id}|GSI2SK={ordered_at}",
                        "quantity:N")
                .entity(
                        "Invoice",
                        "invoices",
                        "pk=o#{order_id}|sk=i#{invoice_id}|GSI2PK=c#{customer_id}|GSI2SK={created_at}",
                        "amount:N")
                .entity(
                        "Shipment",
                        "shipments",
                        "pk=o#{order_id}|sk=sh#{shipment_id}|GSI1PK=sh#{shipment_id}|GSI1SK=sh#{shipment_id}",
                        "type:S")
                .entity(
                        "ShipmentItem",
                        "shipment_items",
                        "pk=o#{order_id}|sk=shp#{product_id}|GSI1PK=sh#{shipment_id}|GSI1SK=p#{product_id}",
                        "quantity:N")
                .pattern("direction=READ|name=Customer by id|entities=Customer|partition_by=customer_id"
                        + "|served_by=shop, GetItem, c#{customer_id}, c#{customer_id}")
                .pattern("direction=READ|name=Products of an order|entities=OrderItem|partition_by=order_id"
                        + "|served_by=shop, Query, o#{order_id}, begins with p#")
                .pattern("direction=READ|name=Shipment by id|cardinality=SINGLE|entities=Shipment"
                        + "|partition_by=shipment_id|served_by=shop GSI1, Query, sh#{shipment_id}")
                .pattern("direction=READ|name=Invoices of a customer in a date range|entities=Invoice"
                        + "|partition_by=customer_id|sort_by=created_at BETWEEN"
                        + "|served_by=shop GSI2, Query, c#{customer_id}, between i#2020-06-01 and i#2020-06-15")
                .pattern("direction=READ|name=Products of a customer in a date range|entities=OrderItem"
                        + "|partition_by=customer_id|sort_by=ordered_at BETWEEN"
                        + "|served_by=shop GSI2, Query, c#{customer_id}, between p#2020-06-01 and p#2020-06-15")
                .input();
    }
}
