package dev.drover.model.mapping;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A source of a test's own: makes tables, maps them and reads them as Drover does. */
@Component
class Source {

    private final SourceConnections connections;
    private final SourceCatalog catalog;

    Source(SourceConnections connections, SourceCatalog catalog) {
        this.connections = connections;
        this.catalog = catalog;
    }

    /** A new database in whose schema {@code public} these statements were run. */
    Opened with(String... statements) {
        TestDatabase database = TestPostgres.emptyDatabase();
        database.execute(statements);
        return new Opened(database, SmallShop.source(database).withSchema("public"));
    }

    Opened smallShop() {
        TestDatabase database = SmallShop.create();
        return new Opened(database, SmallShop.source(database));
    }

    /** A mapping with the key {@code ITEM#…} of the columns given. */
    static EntityMapping entity(String table, List<String> key, AttributeMapping... attributes) {
        return new EntityMapping(
                "Thing",
                table,
                List.of(new KeyTemplateMapping("pk", "ITEM#{" + String.join("}#{", key) + "}")),
                List.of(attributes),
                "v",
                1);
    }

    static FromColumn column(String name, AttributeType type) {
        return new FromColumn(name, name, type, null);
    }

    static TargetModel model(EntityMapping... entities) {
        return new TargetModel(
                List.of(new TargetTable("things", KeyAttribute.text("pk"), null, List.of(), List.of(entities))));
    }

    /** One database and how to read it. */
    final class Opened {

        final TestDatabase database;
        final SourceAddress address;

        Opened(TestDatabase database, SourceAddress address) {
            this.database = database;
            this.address = address;
        }

        SourceSchema schema() {
            return catalog.read(address);
        }

        CompiledEntity compiled(EntityMapping entity) {
            return MappingCompiler.compilePart(model(entity), schema())
                    .entities()
                    .get(0);
        }

        EntityReader reader(CompiledEntity entity, int share) throws SQLException {
            return new EntityReader(connections.open(address, Access.READ_ONLY), entity, address, share);
        }

        RowReader rows(CompiledEntity entity) throws SQLException {
            return new RowReader(connections.open(address, Access.READ_ONLY), entity, address);
        }

        EntityReader reader(EntityMapping entity) throws SQLException {
            return reader(compiled(entity), 100);
        }

        /**
         * All rows. They are read several times over one connection, because the driver changes from text to binary
         * answers on the way, and every reading must say the same.
         */
        List<MappedRow> rows(EntityMapping entity) throws SQLException {
            try (EntityReader reader = reader(entity)) {
                List<MappedRow> first = reader.page(KeyRange.everything(), null, 1000);
                for (int i = 0; i < 7; i++) {
                    List<MappedRow> again = reader.page(KeyRange.everything(), null, 1000);
                    if (!again.equals(first)) {
                        throw new AssertionError("First " + first + ", and then " + again);
                    }
                }
                return first;
            }
        }

        /** The values of one attribute, one for each row in key order; for a rejected row, why. */
        List<Object> values(EntityMapping entity, String attribute) throws SQLException {
            List<Object> values = new ArrayList<>();
            for (MappedRow row : rows(entity)) {
                if (row instanceof MappedRow.Ready ready) {
                    ItemValue value = ready.item().attributes().get(attribute);
                    values.add(value == null ? "missing" : value);
                } else if (row instanceof MappedRow.Rejected rejected) {
                    values.add(rejected.problem());
                }
            }
            return values;
        }
    }
}
