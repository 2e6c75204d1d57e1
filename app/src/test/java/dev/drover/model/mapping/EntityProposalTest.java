package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.SourceSchema;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class EntityProposalTest {

    @Autowired
    Source source;

    @Test
    void mapsEveryColumnWithoutLoss() {
        SourceSchema schema =
                source.with("create type mood as enum ('good')", """
                        create table visits (
                            id bigint primary key, price numeric(14, 4), huge numeric(50), rate real, paid boolean,
                            at timestamp, seen timestamptz, day date, photo bytea, doc jsonb, note varchar(5),
                            feeling mood, tags text[]
                        )
                        """).schema();
        EntityProposal proposal = propose(schema, "visits", KeyAttribute.text("pk"), KeyAttribute.text("sk"));
        assertThat(proposal.mapping().entity()).isEqualTo("Visit");
        assertThat(proposal.mapping().attributes())
                .extracting(a -> a.attribute() + " " + ((FromColumn) a).type())
                .containsExactly(
                        "id N",
                        "price N",
                        "huge S",
                        "rate N",
                        "paid BOOL",
                        "at S",
                        "seen S",
                        "day S",
                        "photo B",
                        "doc S",
                        "note S");
        assertThat(proposal.leftOut())
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("which Drover cannot move yet"));
        assertThat(MappingCompiler.problems(modelOf(proposal), schema)).isEmpty();
    }

    @Test
    void makesKeysThatKeepRowsApartAndInOrder() {
        SourceSchema schema = source.with(
                        "create table order_lines (order_id bigint, line_no int, primary key (order_id, line_no))",
                        "create table customers (id bigint primary key)")
                .schema();
        KeyAttribute pk = KeyAttribute.text("pk");
        KeyAttribute sk = KeyAttribute.text("sk");
        assertThat(propose(schema, "customers", pk, sk).mapping().keys())
                .containsExactly(
                        new KeyTemplateMapping("pk", "CUSTOMER#{id}"), new KeyTemplateMapping("sk", "CUSTOMER"));
        assertThat(propose(schema, "order_lines", pk, sk).mapping().keys())
                .containsExactly(
                        new KeyTemplateMapping("pk", "ORDER_LINE#{order_id}"),
                        new KeyTemplateMapping("sk", "ORDER_LINE#{line_no:10}"));
        assertThat(propose(schema, "order_lines", pk, null).mapping().keys())
                .containsExactly(new KeyTemplateMapping("pk", "ORDER_LINE#{order_id}#{line_no}"));
        KeyAttribute number = new KeyAttribute("no", KeyType.N);
        assertThat(propose(schema, "order_lines", number, number).mapping().keys())
                .extracting(KeyTemplateMapping::template)
                .containsExactly("{order_id}", "{line_no}");
    }

    @Test
    void keepsOutOfTheWayOfKeysAndOfTheVersion() {
        SourceSchema schema = source.with("create table files (pk int primary key, version int, version_2 int)")
                .schema();
        EntityProposal proposal = propose(schema, "files", KeyAttribute.text("pk"), null);
        assertThat(proposal.mapping().attributes())
                .extracting(a -> a.attribute())
                .containsExactly("pk_2", "version", "version_2");
        assertThat(proposal.mapping().versionAttribute()).isEqualTo("version_3");
        assertThat(MappingCompiler.problems(modelOf(proposal), schema)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "customers,Customer",
        "order_lines,OrderLine",
        "categories,Category",
        "addresses,Address",
        "boxes,Box",
        "order status,OrderStatus",
        "analysis,Analysis",
        "news_2024,News2024",
        "data,Data",
        "_,Entity",
        "Bus,Bus"
    })
    void namesAnEntityInTheSingular(String table, String entity) {
        assertThat(EntityProposal.entityName(table)).isEqualTo(entity);
    }

    private static EntityProposal propose(
            SourceSchema schema, String table, KeyAttribute partitionKey, @Nullable KeyAttribute sortKey) {
        return EntityProposal.of(
                new TargetTable("shop", partitionKey, sortKey, List.of(), List.of()),
                schema.table(table).orElseThrow());
    }

    private static TargetModel modelOf(EntityProposal proposal) {
        return new TargetModel(List.of(new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                proposal.mapping().keys().size() == 1 ? null : KeyAttribute.text("sk"),
                List.of(),
                List.of(proposal.mapping()))));
    }
}
