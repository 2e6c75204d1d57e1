package dev.drover.testing;

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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model and an inventory as large as Drover promises to be quick for: 1,000 patterns by 40 structures. */
public final class LargeModel {

    public static final int PATTERNS = 1000;
    public static final int STRUCTURES = 40;
    private static final int TABLES = 8;
    private static final int INDEXES = STRUCTURES / TABLES - 1;
    private static final int ENTITIES = 5;

    private LargeModel() {}

    public static TargetModel model() {
        return new TargetModel(
                IntStream.range(0, TABLES).mapToObj(LargeModel::table).toList());
    }

    private static TargetTable table(int number) {
        return new TargetTable(
                "shop" + number,
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                IntStream.rangeClosed(1, INDEXES)
                        .mapToObj(index -> new GlobalIndex(
                                "GSI" + index,
                                KeyAttribute.text("GSI" + index + "PK"),
                                KeyAttribute.text("GSI" + index + "SK"),
                                index % 2 == 0 ? Projection.ALL : Projection.KEYS_ONLY,
                                List.of()))
                        .toList(),
                IntStream.range(0, ENTITIES)
                        .mapToObj(entity -> entity(number, entity))
                        .toList());
    }

    private static EntityMapping entity(int table, int entity) {
        String name = name(table, entity);
        return new EntityMapping(
                name,
                name + "_rows",
                Stream.of(
                                "pk=T" + entity + "#{id}",
                                "sk=T",
                                "GSI1PK=O#{owner_id}",
                                "GSI1SK={made_at}",
                                "GSI2PK=S#{status}",
                                "GSI2SK={id}",
                                "GSI3PK=D#{made_at}",
                                "GSI3SK={id}",
                                "GSI4PK=E#{email}",
                                "GSI4SK=T")
                        .map(key -> key.split("="))
                        .map(key -> new KeyTemplateMapping(key[0], key[1]))
                        .toList(),
                Stream.of("id:N", "owner_id:N", "made_at:S", "status:S", "email:S", "total:N", "notes:S")
                        .map(column -> column.split(":"))
                        .<AttributeMapping>map(
                                column -> new FromColumn(column[0], column[0], AttributeType.valueOf(column[1]), null))
                        .toList(),
                "version",
                1);
    }

    /** The fields of every pattern as a form sends them. */
    public static List<Map<String, String>> patterns() {
        return IntStream.range(0, PATTERNS).mapToObj(LargeModel::fields).toList();
    }

    private static Map<String, String> fields(int i) {
        boolean write = i % 4 == 0;
        return Map.ofEntries(
                Map.entry("name", "Pattern " + i),
                Map.entry("direction", write ? "UPDATE" : "READ"),
                Map.entry("entities", name(i % TABLES, i / TABLES % ENTITIES)),
                Map.entry("partition_by", write || i % 3 == 0 ? "id" : i % 3 == 1 ? "owner_id" : "email"),
                Map.entry("attributes_needed", "total, notes, status"),
                Map.entry("attributes_written", "status, total"),
                Map.entry("avg_rps", String.valueOf(i % 50)),
                Map.entry("peak_rps", String.valueOf(i % 50 + 40)),
                Map.entry("item_bytes_avg", "2000"),
                Map.entry("item_bytes_max", "30000"),
                Map.entry("consistency", "EVENTUAL"),
                Map.entry("cardinality", "SINGLE"),
                Map.entry("top_key_share", "0.1"),
                Map.entry("status", "AGREED"));
    }

    private static String name(int table, int entity) {
        return "Thing" + table + (char) ('A' + entity);
    }
}
