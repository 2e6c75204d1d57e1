package dev.drover.runbook;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.OnDelete;
import java.util.List;

/** Models for which templates are written out. */
public final class TemplateModels {

    private TemplateModels() {}

    public static TargetModel oneTable() {
        return new TargetModel(List.of(new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(new GlobalIndex(
                        "GSI1", KeyAttribute.text("gsi1pk"), KeyAttribute.text("gsi1sk"), Projection.ALL, List.of())),
                List.of())));
    }

    /** Two DynamoDB tables, a table that is split into two, and one with a column that changes. */
    public static TargetModel everything() {
        TargetTable orders = new TargetTable(
                        "orders",
                        KeyAttribute.text("id"),
                        null,
                        List.of(new GlobalIndex(
                                "by-day",
                                KeyAttribute.text("day"),
                                new KeyAttribute("total", KeyType.N),
                                Projection.INCLUDE,
                                List.of("status"))),
                        List.of())
                .withOptions(new TableOptions(
                        new TableOptions.Capacity(10, 5), null, null, null, List.of("eu-central-1"), false, false));
        return new TargetModel(
                List.of(oneTable().tables().get(0), orders), List.of(delivery(), head(), customers()), List.of());
    }

    /** Part of what orders become; refers to the other part, which has to be there first. */
    public static RelationalTable delivery() {
        return new RelationalTable(
                "order_delivery",
                "orders",
                List.of(
                        new Column("order_id", "bigint", false, "id"),
                        new Column("street", "text", true, "street"),
                        new Column("noted", "timestamptz", true, null)),
                List.of("order_id"),
                List.of(),
                List.of(new ForeignKey(
                        "delivery_of", List.of("order_id"), "order_head", List.of("id"), OnDelete.CASCADE)),
                List.of());
    }

    public static RelationalTable head() {
        return new RelationalTable(
                "order_head",
                "orders",
                List.of(new Column("id", "bigint", false, "id"), new Column("total", "numeric(12,2)", false, "total")),
                List.of("id"),
                List.of(),
                List.of(),
                List.of());
    }

    /** A column that gets another name and type. */
    public static RelationalTable customers() {
        return new RelationalTable(
                "customers",
                "customers",
                List.of(new Column("id", "bigint", false, "id"), new Column("number", "bigint", false, "customer no")),
                List.of("id"),
                List.of(),
                List.of(),
                List.of());
    }
}
