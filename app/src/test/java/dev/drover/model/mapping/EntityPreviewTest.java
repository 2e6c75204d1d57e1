package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static dev.drover.model.mapping.Source.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceAddress;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class EntityPreviewTest {

    @Autowired
    Source source;

    @Autowired
    EntityPreview preview;

    @Test
    void showsTheFirstTenRowsAndNoMore() {
        Source.Opened opened = source.with(
                "create table things (id int primary key, name text)",
                "insert into things select n, case when n <> 2 then 'x' end from generate_series(1, 50) n");
        List<MappedRow> rows = rows(opened, entity("things", List.of("id"), column("name", AttributeType.S)));
        assertThat(rows).hasSize(10);
        assertThat(((MappedRow.Ready) rows.get(9)).item().attributes())
                .containsEntry("pk", new ItemValue.Text("ITEM#10"));
    }

    @Test
    void showsWhyARowIsRejected() {
        Source.Opened opened = source.with(
                "create table things (id int primary key, name text)",
                "insert into things values (1, 'x'), (2, repeat('x', 500000))");
        assertThat(rows(opened, entity("things", List.of("id"), column("name", AttributeType.S))))
                .satisfiesExactly(
                        ready -> assertThat(((MappedRow.Ready) ready).item().writeUnits())
                                .isEqualTo(1),
                        rejected -> assertThat(((MappedRow.Rejected) rejected).problem())
                                .contains("the item has 500,015 bytes, and DynamoDB takes 409,600"));
    }

    @Test
    void countsWriteUnitsByTheKilobyte() {
        Source.Opened opened = source.with(
                "create table things (id int primary key, name text)",
                // 15 bytes besides the text: pk, ITEM#1, v, its number, and the name of the attribute.
                "insert into things values (1, repeat('x', 1024 - 15)), (2, repeat('x', 1024 - 14))");
        assertThat(rows(opened, entity("things", List.of("id"), column("name", AttributeType.S))))
                .extracting(row -> ((MappedRow.Ready) row).item().size() + " bytes, "
                        + ((MappedRow.Ready) row).item().writeUnits())
                .containsExactly("1024 bytes, 1", "1025 bytes, 2");
    }

    @Test
    void saysWhatIsWrongWithThisMappingAndIgnoresOthers() {
        Source.Opened opened = source.with("create table things (id int primary key, name text)");
        EntityMapping broken = entity("things", List.of("nr"));
        assertThatThrownBy(() -> rows(opened, broken))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("There is no column \"nr\" in things");
        TargetTable both = new TargetTable(
                "things", KeyAttribute.text("pk"), null, List.of(), List.of(broken, entity("things", List.of("id"))));
        assertThat(preview.of(both, both.entities().get(1), Optional.empty(), opened.address))
                .isEmpty();
    }

    @Test
    void saysThatTheSourceCannotBeReached() {
        SourceAddress nowhere = new SourceAddress(
                "127.0.0.1",
                1,
                "shop",
                "shop",
                "postgres",
                SmallShop.source(SmallShop.create()).password());
        TargetTable table = SmallShop.model().tables().get(0);
        assertThatThrownBy(() -> preview.of(table, table.entities().get(0), Optional.empty(), nowhere))
                .isInstanceOf(ConnectionProblem.class)
                .hasMessage("The source database 127.0.0.1:1/shop cannot be reached.");
    }

    private List<MappedRow> rows(Source.Opened opened, EntityMapping entity) {
        return preview.of(model(entity).tables().get(0), entity, Optional.empty(), opened.address);
    }
}
