package dev.drover.transfer.follow;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.TestDynamoDb;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A shop whose rows make trouble when they change: items that hold lines and the customer's name, customers that swap the
 * address that is their key, drafts that become orders, payments that move to another order.
 *
 * <p>What the target must hold is said a second time in SQL, and compared with what the target's own client answers: no
 * code of the mapping, the copy or the validation is asked.
 */
record FollowedShop(TestDatabase database) {

    static final String PASSWORD = "DROVER_SOURCE_SHOP=unused";

    private static final String EXPECTED = """
            select 'EMAIL#' || c.email as pk, 'CUSTOMER' as sk, 'id=' || c.id || ' name=' || c.name as rest from customers c
            union all
            select 'ORDER#' || o.id, 'ORDER',
                   'lines=' || coalesce((select string_agg(l.line_no || '*' || l.qty, ',' order by l.line_no)
                                           from order_lines l where l.order_id = o.id), '')
                   || ' name=' || c.name || coalesce(' note=' || o.note, '') || ' status=' || o.status
              from orders o join customers c on c.id = o.customer_id where o.status <> 'DRAFT'
            union all
            select 'DRAFT#' || o.id, 'ORDER', 'customer=' || o.customer_id from orders o where o.status = 'DRAFT'
            union all
            select 'ORDER#' || p.order_id, 'PAYMENT#' || p.id, 'amount=' || p.amount from payments p
            """;

    static FollowedShop create() {
        FollowedShop shop = new FollowedShop(TestPostgres.emptyDatabase());
        shop.database.execute(
                "create table customers (id bigint primary key, email text not null unique deferrable, name text not null)",
                "alter table customers replica identity full",
                """
                create table orders (id bigint primary key, customer_id bigint not null references customers (id),
                    status text not null, note text)
                """,
                "create index on orders (customer_id)",
                """
                create table order_lines (order_id bigint not null references orders (id) on delete cascade,
                    line_no int not null, qty int not null, primary key (order_id, line_no))
                """,
                """
                create table payments (id bigint primary key,
                    order_id bigint not null references orders (id) on delete cascade, amount int not null)
                """,
                "alter table payments replica identity full");
        return shop;
    }

    FollowedShop with(int customers, int orders) {
        database.execute(
                "insert into customers select i, 'c' || i || '@example.org', 'Name ' || i from generate_series(1, "
                        + customers + ") i",
                "insert into orders select i, 1 + i % " + customers
                        + ", case when i % 7 = 0 then 'DRAFT' else 'OPEN' end,"
                        + " case when i % 3 = 0 then repeat('n' || i, 20) end from generate_series(1, " + orders
                        + ") i",
                "insert into order_lines select o, l, 1 + (o + l) % 5 from generate_series(1, " + orders
                        + ") o, generate_series(1, 2) l",
                "insert into payments select i, i, i % 100 from generate_series(1, " + orders + ") i");
        return this;
    }

    SourceAddress address() {
        return address(database.port());
    }

    /** The same through a port that leads there. */
    SourceAddress address(int port) {
        return new SourceAddress(
                "127.0.0.1",
                port,
                database.name(),
                "public",
                TestDatabase.USER,
                "env:" + PASSWORD.substring(0, PASSWORD.indexOf('=')));
    }

    static TargetModel model() {
        return new TargetModel(List.of(new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(),
                List.of(
                        entity(
                                "Customer",
                                "customers",
                                "EMAIL#{email}",
                                "CUSTOMER",
                                "",
                                List.of(number("id"), text("name"))),
                        entity(
                                "Order",
                                "orders",
                                "ORDER#{id}",
                                "ORDER",
                                "status != 'DRAFT'",
                                List.of(
                                        text("status"),
                                        text("note"),
                                        new Joined(
                                                "name",
                                                List.of("customer_id"),
                                                "customers",
                                                "name",
                                                AttributeType.S,
                                                null),
                                        new Embedded(
                                                "lines",
                                                "order_lines",
                                                List.of(number("line_no"), number("qty")),
                                                List.of("line_no"),
                                                100))),
                        entity(
                                "Draft",
                                "orders",
                                "DRAFT#{id}",
                                "ORDER",
                                "status == 'DRAFT'",
                                List.of(number("customer_id"))),
                        entity(
                                "Payment",
                                "payments",
                                "ORDER#{order_id}",
                                "PAYMENT#{id}",
                                "",
                                List.of(number("amount")))))));
    }

    private static EntityMapping entity(
            String name, String table, String pk, String sk, String condition, List<AttributeMapping> attributes) {
        return new EntityMapping(
                name,
                table,
                List.of(new KeyTemplateMapping("pk", pk), new KeyTemplateMapping("sk", sk)),
                attributes,
                "v",
                1,
                condition,
                List.of());
    }

    private static FromColumn text(String column) {
        return new FromColumn(column, column, AttributeType.S, null);
    }

    private static FromColumn number(String column) {
        return new FromColumn(column, column, AttributeType.N, null);
    }

    /** Makes an empty table for the model. */
    static void createTable(DynamoDbClients clients, String name) {
        AwsCalls.await(clients.open(TestDynamoDb.address(), Access.READ_WRITE)
                .createTable(create -> create.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                                a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                        .keySchema(
                                k -> k.attributeName("pk").keyType(KeyType.HASH),
                                k -> k.attributeName("sk").keyType(KeyType.RANGE))));
    }

    /** What the target must hold, by key, as the source is now. */
    Map<String, String> expected() {
        Map<String, String> items = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EXPECTED)) {
            while (row.next()) {
                items.put(row.getString("pk") + "|" + row.getString("sk"), row.getString("rest"));
            }
            return items;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Up to where a slot of the source was acknowledged. */
    String acknowledged(String slot) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select confirmed_flush_lsn::text from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the target holds, by key. Tombstones are there with the text "tombstone". */
    static Map<String, String> actual(DynamoDbClients clients, AwsAddress aws, String table) {
        Map<String, String> items = new TreeMap<>();
        var dynamo = clients.open(aws, Access.READ_ONLY);
        Map<String, AttributeValue> after = null;
        do {
            Map<String, AttributeValue> start = after;
            var page = AwsCalls.await(dynamo.scan(
                    scan -> scan.tableName(table).consistentRead(true).exclusiveStartKey(start)));
            page.items()
                    .forEach(item ->
                            items.put(item.get("pk").s() + "|" + item.get("sk").s(), words(item)));
            after = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (after != null);
        return items;
    }

    private static String words(Map<String, AttributeValue> item) {
        if (item.containsKey("drover")
                && Boolean.TRUE.equals(item.get("drover").m().get("t").bool())) {
            return "tombstone";
        }
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, AttributeValue> attribute : new TreeMap<>(item).entrySet()) {
            switch (attribute.getKey()) {
                case "pk", "sk", "drover", "v" -> {}
                case "lines" ->
                    words.add("lines="
                            + String.join(
                                    ",",
                                    attribute.getValue().l().stream()
                                            .map(line -> line.m().get("line_no").n() + "*"
                                                    + line.m().get("qty").n())
                                            .toList()));
                case "customer_id" ->
                    words.add("customer=" + attribute.getValue().n());
                default ->
                    words.add(attribute.getKey() + "="
                            + (attribute.getValue().s() == null
                                    ? new BigDecimal(attribute.getValue().n()).toPlainString()
                                    : attribute.getValue().s()));
            }
        }
        return String.join(" ", words);
    }

    /** Commits one random change of the kinds that make trouble, or none if it cannot be. */
    void change(Connection connection, RandomGenerator random, int customers, int orders) throws SQLException {
        int customer = 1 + random.nextInt(customers);
        int other = 1 + random.nextInt(customers);
        int order = 1 + random.nextInt(orders);
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement()) {
            switch (random.nextInt(12)) {
                case 0 -> sql.execute("delete from orders where id = " + order);
                case 1 -> {
                    sql.execute("insert into orders values (" + order + ", " + customer
                            + ", 'OPEN', 'again') on conflict do nothing");
                    sql.execute("insert into order_lines values (" + order + ", 9, " + random.nextInt(100)
                            + ") on conflict do nothing");
                }
                case 2 ->
                    sql.execute(
                            "update orders set status = case status when 'DRAFT' then 'OPEN' else 'DRAFT' end where id = "
                                    + order);
                case 3 ->
                    sql.execute("update order_lines set qty = qty + 1 where order_id = " + order + " and line_no < "
                            + random.nextInt(4));
                case 4 -> sql.execute("delete from order_lines where order_id = " + order + " and line_no = 1");
                case 5 ->
                    sql.execute("update customers set name = 'Name " + random.nextInt(1_000_000) + "' where id = "
                            + customer);
                case 6 -> {
                    // Two customers swap the addresses that are their keys.
                    sql.execute("set constraints all deferred");
                    sql.execute("update customers c set email = o.email from customers o where c.id in (" + customer
                            + ", " + other + ") and o.id in (" + customer + ", " + other + ") and o.id <> c.id");
                }
                case 7 ->
                    sql.execute("update payments set order_id = (select min(id) from orders where id >= " + order
                            + "), amount = amount + 1 where id = " + (1 + random.nextInt(orders))
                            + " and exists (select from orders where id >= " + order + ")");
                case 8 -> sql.execute("delete from payments where id = " + (1 + random.nextInt(orders)));
                case 9 ->
                    sql.execute("update customers set email = 'm" + random.nextInt(1_000_000_000)
                            + "@example.org' where id = " + customer);
                case 10 -> {
                    // A payment is made anew, of another order.
                    int payment = 1 + random.nextInt(orders);
                    sql.execute("delete from payments where id = " + payment);
                    sql.execute("insert into payments select " + payment + ", min(id), 7 from orders where id >= "
                            + order + " having min(id) is not null");
                }
                default ->
                    sql.execute("update orders set note = 'note " + random.nextInt(1_000_000) + "', customer_id = "
                            + other + " where id = " + order);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!e.getSQLState().startsWith("23") && !e.getSQLState().startsWith("40")) {
                throw e;
            }
        }
    }
}
