package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.Needs;
import java.util.List;
import java.util.stream.Stream;

/** The table of the worked example: 50 million orders of 2 KB with two indexes. */
final class OrdersTable {

    static final long ROWS = 50_000_000;

    private OrdersTable() {}

    static TargetModel model() {
        return model(Projection.KEYS_ONLY);
    }

    /** @param byStatus what the index ByStatus carries; with INCLUDE, the total */
    static TargetModel model(Projection byStatus) {
        List<AttributeMapping> attributes = Stream.of("status", "created_at", "total", "notes")
                .<AttributeMapping>map(name -> new FromColumn(name, name, AttributeType.S, null))
                .toList();
        EntityMapping order = new EntityMapping(
                "Order",
                "orders",
                List.of(
                        new KeyTemplateMapping("pk", "CUSTOMER#{customer_id}"),
                        new KeyTemplateMapping("sk", "ORDER#{id}"),
                        new KeyTemplateMapping("createdPk", "MONTH#{created_month}"),
                        new KeyTemplateMapping("createdSk", "{created_at}"),
                        new KeyTemplateMapping("statusPk", "STATUS#{status}"),
                        new KeyTemplateMapping("statusSk", "{created_at}")),
                attributes,
                "v",
                1);
        return new TargetModel(List.of(new TargetTable(
                "Orders",
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(
                        new GlobalIndex(
                                "ByCreated",
                                KeyAttribute.text("createdPk"),
                                KeyAttribute.text("createdSk"),
                                Projection.ALL,
                                List.of()),
                        new GlobalIndex(
                                "ByStatus",
                                KeyAttribute.text("statusPk"),
                                KeyAttribute.text("statusSk"),
                                byStatus,
                                byStatus == Projection.INCLUDE ? List.of("total") : List.of())),
                List.of(order))));
    }

    static List<AccessPattern> patterns() {
        return List.of(
                Needs.ofOneOrder("AP-001", Direction.READ)
                        .by("customer_id", "id")
                        .bytes(2048)
                        .calls("500", "500")
                        .build(),
                Needs.ofOneOrder("AP-002", Direction.READ)
                        .by("customer_id")
                        .bytes(2048)
                        .items("20")
                        .calls("50", "50")
                        .build(),
                Needs.ofOneOrder("AP-003", Direction.WRITE)
                        .by("customer_id", "id")
                        .bytes(2048)
                        .calls("100", "100")
                        .build(),
                Needs.ofOneOrder("AP-004", Direction.UPDATE)
                        .by("customer_id", "id")
                        .writes("status")
                        .bytes(2048)
                        .bytesBefore(2048)
                        .calls("40", "40")
                        .build());
    }
}
