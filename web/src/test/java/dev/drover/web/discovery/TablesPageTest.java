package dev.drover.web.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.discovery.PlaceUse;
import dev.drover.discovery.StoreTable;
import dev.drover.discovery.Survey;
import dev.drover.discovery.TableSample;
import dev.drover.discovery.TableSample.VersionCount;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences about what only AWS itself can tell, so that no browser sees them in tests. */
class TablesPageTest {

    private static final Instant NOW = Instant.parse("2026-03-08T10:00:00Z");
    private static final StoreTable TABLE = new StoreTable(
            "shop",
            new StoreTable.Key(List.of("pk"), List.of()),
            List.of(new StoreTable.Index(
                    "by-status", false, new StoreTable.Key(List.of("status"), List.of()), "ALL", 5, 400, 8L)),
            10,
            800,
            false,
            5,
            10,
            "",
            null);
    private static final TableSample SAMPLE = new TableSample(10, 1, true, List.of(), List.of(), List.of());
    private static final Survey SURVEY = new Survey("eu-west-1", NOW, TABLE, SAMPLE, List.of(), "");
    private static final TablesPage PAGE = new TablesPage(TABLE, SURVEY, List.of(), "", 0, Ticked.NOTHING);

    @Test
    void saysHowMuchAnIndexIsUsed() {
        assertThat(PAGE.index(TABLE.indexes().get(0)))
                .isEqualTo("by-status: status, copies ALL, 5 items, 400 bytes, 8 write units per second");
        assertThat(PAGE.use(new PlaceUse("by-status", 0, 900, 1, false, Instant.parse("2026-02-06T00:00:00Z")), SURVEY))
                .isEqualTo("Index by-status: 0 read and 900 write units in 30 days, 1 refused request in the last 7."
                        + " No auto scaling.");
        assertThat(PAGE.use(new PlaceUse("", 0, 0, 0, null, null), SURVEY)).isEqualTo("Table: not used in 90 days.");
    }

    @Test
    void saysHowLargeAttributesAreAndWhichVersionsThereAre() {
        assertThat(PAGE.attribute(new TableSample.Attribute("total", List.of("N"), 0.5, 7.6)))
                .isEqualTo("total N, 8 bytes in 50 %");
        assertThat(PAGE.attribute(new TableSample.Attribute("total", List.of("N"), 1, null)))
                .isEqualTo("total N");
        assertThat(PAGE.versions(new TableSample.Entity(
                        "ORDER",
                        "",
                        20,
                        1,
                        1,
                        1,
                        List.of(),
                        List.of(new VersionCount("version", 1, 1), new VersionCount("version", 3, 19)))))
                .isEqualTo("version 1 in 1 item, version 3 in 19 items");
    }
}
