package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.inventory.AccessPattern.Priority;
import dev.drover.inventory.EditOutcome;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.Patterns;
import dev.drover.inventory.StoredPattern;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class ImportPlanningTest {

    private final StoredPattern getOrder =
            stored("AP-001", Patterns.named("Get order", PatternField.PEAK_RPS, "120", PatternField.OWNER, "Checkout"));
    private final StoredPattern listOrders = stored("AP-002", Patterns.named("List orders"));
    private final List<StoredPattern> stored = List.of(getOrder, listOrders);

    @Test
    void tellsNewChangedUnchangedAndWrongRowsApart() {
        ImportPlan plan = plan("""
                id,name,direction,peak_rps,comment
                AP-001,Get order,READ,120.0,same
                AP-002,List orders,READ,40,other
                ,Create order,WRITE,12,new
                AP-009,Cancel order,UPDATE,,new too
                ,Count orders,READ,abc,wrong
                """);
        assertThat(plan.unchanged()).extracting(PlannedRow.Unchanged::pattern).containsExactly(getOrder);
        assertThat(plan.changed())
                .extracting(PlannedRow.Changed::fields)
                .containsExactly(List.of(PatternField.PEAK_RPS));
        assertThat(plan.added())
                .extracting(row -> row.pattern().id() + " " + row.pattern().name())
                .containsExactly(" Create order", "AP-009 Cancel order");
        assertThat(plan.refused())
                .extracting(PlannedRow.Refused::sentences)
                .containsExactly(List.of("Line 6, column \"peak_rps\": enter the peak calls per second as a number, for"
                        + " example 120. Found \"abc\"."));
        assertThat(plan.rows().get(0)).isInstanceOf(PlannedRow.Refused.class);
        assertThat(plan.ignored()).containsExactly("comment");
    }

    @Test
    void leavesAloneWhatTheFileDoesNotSay() {
        PlannedRow.Changed changed = plan("id,peak_rps\nAP-001,130\n").changed().get(0);
        assertThat(changed.after().owner()).isEqualTo("Checkout");
        assertThat(changed.after().name()).isEqualTo("Get order");
    }

    @Test
    void emptiesWhatTheFileLeavesEmpty() {
        PlannedRow.Changed changed =
                plan("id,owner,status\nAP-001,,\n").changed().get(0);
        assertThat(changed.after().owner()).isEmpty();
        assertThat(changed.fields()).containsExactly(PatternField.OWNER);
    }

    @Test
    void knowsAPatternWithoutIdByItsName() {
        ImportPlan plan = plan("name,direction,owner\n get  ORDER,READ,Search\nList orders,READ,\n");
        assertThat(plan.changed())
                .extracting(row -> row.before().id().toString())
                .containsExactly("AP-001");
        assertThat(plan.unchanged()).hasSize(1);
        assertThat(plan.added()).isEmpty();
    }

    @Test
    void refusesANameThatSeveralPatternsHave() {
        List<StoredPattern> twins =
                List.of(stored("AP-001", Patterns.named("Twin")), stored("AP-004", Patterns.named("Twin")));
        assertThat(plan(sheet("name,direction\nTwin,READ\n"), twins)
                        .refused()
                        .get(0)
                        .sentences())
                .containsExactly(
                        "Line 2, column \"name\": several patterns are called \"Twin\" (AP-001, AP-004). Write the"
                                + " id of the right one into a column id.");
    }

    @Test
    void refusesTheSamePatternTwice() {
        assertThat(sentences("id,owner\nAP-001,a\nAP-1,b\n"))
                .containsExactly("Line 3, column \"id\": AP-001 is on line 2 already. Keep one of the two lines.");
        assertThat(sentences("name,direction\nNew one,READ\nnew one,READ\n"))
                .containsExactly(
                        "Line 3, column \"name\": \"new one\" is on line 2 already. Keep one of the two lines.");
        assertThat(sentences("id,name,direction\nAP-001,Get order,READ\n,Get order,READ\n"))
                .containsExactly(
                        "Line 3, column \"name\": \"Get order\" is on line 2 already. Keep one of the two lines.");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThat(sentences("name,direction,owner\nx,READ\ny,READ,a,b\n"))
                .containsExactly(
                        "Line 2, 2 values, but the first line has 3 columns. Look for a missing separator, or for one inside"
                                + " a value that needs quotation marks.",
                        "Line 3, 4 values, but the first line has 3 columns. Look for a missing separator, or for one inside"
                                + " a value that needs quotation marks.");
        assertThat(plan("name,direction\nx,READ,, \n").added()).hasSize(1);
    }

    @Test
    void refusesANewPatternWithoutNameOrKind() {
        assertThat(sentences("name,direction\n,READ\nNo kind,\n"))
                .containsExactly(
                        "Line 2, column \"name\": enter the name, for example Get order by id. Found \"\".",
                        "Line 3, column \"direction\": choose the kind: Read, Write, Update, Delete or None. Found \"\".");
    }

    @Test
    void refusesWhatContradictsTheStoredValues() {
        StoredPattern busy = stored("AP-003", Patterns.named("Busy", PatternField.AVG_RPS, "300"));
        ImportPlan plan = plan(sheet("id,peak_rps\nAP-003,200\n"), List.of(busy));
        assertThat(plan.refused().get(0).sentences().get(0))
                .isEqualTo(
                        "Line 2, column \"peak_rps\": enter the peak calls per second as at least 300, the average calls"
                                + " per second. Found \"200\".");
    }

    @Test
    void readsTheTemplateOfAwsPrescriptiveGuidance() {
        ImportPlan plan = plan("""
                Access pattern,Description,Priority,Read or write,"Type (single item, multiple items, or all)",Key attribute,Filters,Result ordering
                Join a game,,High,Write,Single item,GameID + Username,Status = open,
                Find open games,By start,Medium,Read,Multiple items,,Status = open,start timestamp DESC
                """);
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.ignored()).isEmpty();
        AccessPattern join = plan.added().get(0).pattern();
        assertThat(join.priority()).isEqualTo(Priority.HIGH);
        assertThat(join.direction()).isEqualTo(Direction.WRITE);
        assertThat(join.cardinality()).isEqualTo(Cardinality.SINGLE);
        assertThat(join.partitionBy())
                .containsExactly(new KeyCondition("GameID", Operator.EQ), new KeyCondition("Username", Operator.EQ));
        AccessPattern find = plan.added().get(1).pattern();
        assertThat(find.cardinality()).isEqualTo(Cardinality.MULTIPLE);
        assertThat(find.ordering()).isEqualTo(Ordering.DESC);
        assertThat(find.filters()).isEqualTo("Status = open; ordered by start timestamp");
    }

    @Test
    void readsTheTablesOfTheAwsSampleProjects() {
        ImportPlan plan = plan("""
                Access pattern,Base table/GSI/LSI,Operation,Partition key value,Sort key value,Other conditions/Filters
                createSession,Base table,PutItem,PK=<session_id>,SK=customer_id,If not already existing
                getSessionIdByCustomerId,GSI,Query,SK=<customer_id>,,
                expireSession,Base table,DeleteItem,PK=<session_id>,SK=customer_id,
                """);
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.added())
                .extracting(row -> row.pattern().direction())
                .containsExactly(Direction.WRITE, Direction.READ, Direction.DELETE);
        assertThat(plan.added().get(0).pattern().servedBy())
                .isEqualTo("Base table · PutItem · PK=<session_id> · SK=customer_id");
        assertThat(plan.added().get(0).pattern().filters()).isEqualTo("If not already existing");
        assertThat(plan.added().get(1).pattern().servedBy()).isEqualTo("GSI · Query · SK=<customer_id>");
    }

    @Test
    void remembersTheIdsOfOthersAndFindsTheSameRowsAgain() {
        String file = "id,access_pattern,direction,index,partition_condition,sort_condition,hits\r\n"
                + "OS4,Product inventory,READ,TABLE,PK = p#12345,SK begins w#,1\r\n";
        ImportPlan plan = plan(sheet(file), List.of());
        AccessPattern pattern = plan.added().get(0).pattern();
        assertThat(pattern.id()).isEmpty();
        assertThat(pattern.evidenceDetail()).isEqualTo("OS4 in shop.csv");
        assertThat(pattern.servedBy()).isEqualTo("TABLE · PK = p#12345 · SK begins w#");
        assertThat(plan.ignored()).containsExactly("hits");

        PatternEdit imported = plan.sheet().rows().isEmpty()
                ? Patterns.edit()
                : RowReading.of(
                                Columns.of(plan.sheet().headings()),
                                plan.sheet().rows().get(0),
                                "shop.csv")
                        .ifNew();
        List<StoredPattern> afterwards = List.of(stored("AP-001", imported));
        assertThat(plan(sheet(file), afterwards).unchanged()).hasSize(1);
    }

    @Test
    void givesBackTheRowsWithErrorsAsTheyWere() {
        Sheet withErrors = plan("name,direction,peak_rps\nok,READ,1\nwrong,READ,=1\nshort\n")
                .withErrors();
        assertThat(withErrors.headings()).containsExactly("name", "direction", "peak_rps", "error");
        assertThat(withErrors.rows()).hasSize(2);
        assertThat(withErrors.rows().get(0).cells())
                .startsWith("wrong", "READ", "=1")
                .last()
                .asString()
                .contains("Line 3");
        assertThat(withErrors.rows().get(1).cells()).hasSize(4).startsWith("short", "", "");
    }

    @Test
    void theErrorsOfASecondTryTakeThePlaceOfTheFirst() {
        Sheet again = plan("name,direction,error\n,READ,old\n").withErrors();
        assertThat(again.headings()).containsExactly("name", "direction", "error");
        assertThat(again.rows().get(0).cells()).hasSize(3).startsWith("", "READ");
        assertThat(again.rows().get(0).cells().get(2)).startsWith("Line 2, column \"name\": enter the name");
    }

    @Test
    void losesNoValueOfARowThatIsTooLong() {
        Sheet withErrors = plan("name,direction\nx,READ,more,and more\n").withErrors();
        assertThat(withErrors.rows().get(0).cells())
                .startsWith("x", "READ", "more", "and more")
                .hasSize(5);
    }

    @Test
    void takesAColumnForWhatSomebodyChose() {
        Sheet sheet = sheet("What,Does,Notes\nGet order,Read,x\n");
        assertThat(sheet.headings()).containsExactly("What", "Does", "Notes");
        Columns columns = Columns.chosen(sheet.headings(), List.of("name", "direction"));
        ImportPlan plan = ImportPlanning.plan(sheet, columns, List.of());
        assertThat(plan.added()).extracting(row -> row.pattern().name()).containsExactly("Get order");
        assertThat(plan.ignored()).containsExactly("Notes");
    }

    @Test
    void recognisesPublishedHeadings() {
        assertThat(HeadingSet.of(List.of(
                        "Access pattern",
                        "Description",
                        "Priority",
                        "Read or write",
                        "Type (single item, multiple items, or all)",
                        "Key attribute",
                        "Filters",
                        "Result ordering")))
                .isEqualTo(HeadingSet.PRESCRIPTIVE_GUIDANCE);
        assertThat(HeadingSet.of(List.of(
                        "Access pattern",
                        "Base table/GSI",
                        "Operation",
                        "Partition key value",
                        "Sort key value",
                        "Other conditions/Filters")))
                .isEqualTo(HeadingSet.SAMPLE_PROJECT);
        assertThat(HeadingSet.of(java.util.Arrays.stream(PatternField.values())
                        .map(PatternField::key)
                        .toList()))
                .isEqualTo(HeadingSet.DROVER);
        assertThat(HeadingSet.of(List.of("name", "kind", "notes"))).isNull();
    }

    private List<String> sentences(String text) {
        return plan(text).refused().stream()
                .flatMap(row -> row.sentences().stream())
                .toList();
    }

    private ImportPlan plan(String text) {
        return plan(sheet(text), stored);
    }

    private static ImportPlan plan(Sheet sheet, List<StoredPattern> stored) {
        return ImportPlanning.plan(sheet, Columns.of(sheet.headings()), stored);
    }

    private static Sheet sheet(String text) {
        return SheetReader.read("shop.csv", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static StoredPattern stored(String id, PatternEdit edit) {
        AccessPattern pattern = ((EditOutcome.Accepted) edit.draft(id)).pattern();
        return new StoredPattern(pattern, 1, "Architect", Instant.EPOCH);
    }
}
