package dev.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceSchema;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.model.schema.ContractCheck;
import dev.drover.model.schema.CurrentShape;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class SampleMigrationTest {

    @Autowired
    SourceCatalog catalog;

    @Test
    void hasAModelThatFitsTheShop() throws Exception {
        assertThat(MappingCompiler.problems(SampleModel.model(), schema())).isEmpty();
    }

    @Test
    void turnsEveryRowIntoAnItemOfItsOwn() throws Exception {
        Set<String> keys = new HashSet<>();
        long rows = 0;
        for (CompiledEntity entity :
                MappingCompiler.compile(SampleModel.model(), schema()).entities()) {
            try (EntityReader reader =
                    new EntityReader(SampleShopServer.connection(), entity, SampleShopServer.source(), 100)) {
                for (MappedRow row : reader.page(new KeyRange(null, null), null, 1_000_000)) {
                    assertThat(row).isInstanceOf(MappedRow.Ready.class);
                    var item = ((MappedRow.Ready) row).item().attributes();
                    keys.add(item.get("pk") + " " + item.get("sk"));
                    rows++;
                }
            }
        }
        assertThat(keys).hasSize((int) rows);
        assertThat(rows).isGreaterThan(SampleShopServer.ORDERS * 3L / 2);
    }

    @Test
    void asksForEveryMandatoryFactOfAnAccessPattern() {
        assertThat(SamplePatterns.all()).extracting(AccessPattern::id).doesNotHaveDuplicates();
        for (AccessPattern pattern : SamplePatterns.all()) {
            assertThat(pattern.name()).isNotBlank();
            assertThat(pattern.owner()).isNotBlank();
            assertThat(pattern.consumer()).isNotBlank();
            assertThat(pattern.cardinality()).isNotNull();
            assertThat(pattern.entities()).isNotEmpty();
            assertThat(pattern.load().peakPerSecond())
                    .isGreaterThanOrEqualTo(pattern.load().averagePerSecond());
            assertThat(pattern.volume().itemsBound()).isNotBlank();
            assertThat(pattern.promise().latencyP99Ms()).isPositive();
            assertThat(pattern.promise().consistency()).isNotNull();
            assertThat(pattern.evidence()).isNotNull();
            assertThat(pattern.evidenceDetail()).isNotBlank();
        }
    }

    @Test
    void namesOnlyAttributesThatTheModelHas() {
        Set<String> attributes = new HashSet<>();
        SampleModel.model()
                .tables()
                .get(0)
                .entities()
                .forEach(entity -> entity.attributes()
                        .forEach(attribute -> attributes.add(entity.entity() + "." + attribute.attribute())));
        for (AccessPattern pattern : SamplePatterns.all()) {
            assertThat(attributes).containsAll(pattern.attributesNeeded()).containsAll(pattern.attributesWritten());
            pattern.partitionBy().forEach(condition -> assertThat(attributes).contains(condition.attribute()));
            pattern.sortBy().forEach(condition -> assertThat(attributes).contains(condition.attribute()));
        }
    }

    @Test
    void hasConsumersThatCanReadWhatTheMappingWrites() throws Exception {
        List<Consumer> consumers = SampleConsumers.all().stream()
                .map(sample -> new Consumer(1, sample.draft(), sample.contracts(), 1, "", Instant.EPOCH))
                .toList();
        assertThat(consumers)
                .allSatisfy(consumer -> assertThat(consumer.described().problems(LocalDate.of(2026, 11, 24)))
                        .isEmpty());

        ContractCheck check = ContractCheck.of(CurrentShape.of(SampleModel.model(), schema()), List.of(), consumers);

        assertThat(check.stops()).isEmpty();
        assertThat(check.answers().stream().filter(answer -> answer.verdict() == ContractCheck.Verdict.OK))
                .hasSize(4);
    }

    private SourceSchema schema() throws Exception {
        try (Connection connection = SampleShopServer.connection()) {
            return catalog.read(connection, "shop");
        }
    }
}
