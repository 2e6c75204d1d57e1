package dev.drover.model.relational;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.TargetModel;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.relational.ObjectPrefix.Format;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationalCheckTest {

    private static final SourceSchema SOURCE = new SourceSchema(
            "shop",
            List.of(
                    rows("customers", column("id", "int8", null), column("email", "varchar", 60)),
                    rows("orders", column("id", "int8", null), column("customer_id", "int8", null))));

    private static final RelationalTable CUSTOMERS =
            table("customers", "id bigint not null from id\nemail varchar(60) from email", "id", "", "", "");
    private static final RelationalTable ORDERS = table(
            "orders",
            "id bigint not null from id\ncustomer_id bigint not null from customer_id",
            "id",
            "orders_by_customer (customer_id, id desc)",
            "orders_customer (customer_id) references customers (id) on delete cascade",
            "id_positive (id > 0)");

    @Test
    void a_sound_model_has_no_problem_and_needs_no_advice() {
        assertThat(problems(CUSTOMERS, ORDERS)).isEmpty();
        assertThat(advice(CUSTOMERS, ORDERS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1st bigint      | The name of the column is "1st": it begins with a letter or _
            xmin bigint     | Every table of PostgreSQL has a column xmin of its own.
            note nvarchar   | The column note has the type "nvarchar". Drover knows
            n numeric(1001) | The column n has the type "numeric(1001)".
            id bigint       | There are two columns "id".
            mail text from emial | There is no column "emial" in customers of the source. Do you mean email?
            """)
    void refuses_a_column(String line, String sentence) {
        assertThat(problems(table("customers", "id bigint not null\n" + line, "id", "", "", "")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo("Relational table customers · Columns");
                    assertThat(problem.sentence()).startsWith(sentence);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id, nmae |      |                                          | names the column "nmae"
            note     |      |                                          | in the primary key and may be null
            id, id   |      |                                          | names the column id twice
            id       | orders (note) |                                 | The name of the index orders is taken
            id       | orders_pkey (note) |                            | makes an index "orders_pkey"
            id       | i (note) where note = 'a |                      | has a quote (') that is not closed
            id       | i (note) where true) or (true |                 | closes a parenthesis
            id       | i (note) where true; drop table x |             | has the character ;
            id       | i (note) where true -- no |                     | has a comment in it
            id       | i (note) where note = E'\\'' or true |          | has a text with an E before its quote
            id       | i (note) where 1e'\\' or '; x' = note |         | has a text with an E before its quote
            id       |      | k (id, note) references customers (id)   | has 2 columns and points to 1
            id       |      | k (id) references customers (idd)        | Do you mean id?
            id       |      | k (note) references customers (email)    | neither its primary key nor unique
            id       |      | k (note) references customers (id)       | Give both the same type.
            id       |      | k (id) references customers (id) on delete set null | sets id to null
            """)
    void refuses_keys_and_indexes(String key, @Nullable String index, @Nullable String foreignKey, String sentence) {
        RelationalTable table = table(
                "orders",
                "id bigint not null\nnote text",
                key,
                index == null ? "" : index,
                foreignKey == null ? "" : foreignKey,
                "");
        assertThat(problems(CUSTOMERS, table))
                .extracting(MappingProblem::sentence)
                .singleElement()
                .satisfies(found -> assertThat(found).contains(sentence));
    }

    @Test
    void refuses_two_tables_and_two_constraints_of_one_name_and_a_source_that_is_not_there() {
        assertThat(problems(CUSTOMERS, CUSTOMERS))
                .extracting(MappingProblem::sentence)
                .contains("There are two relational tables \"customers\". Rename or remove one.");
        assertThat(problems(table("t", "a int not null", "a", "", "", "c (a > 0)\nc (a > 1)")))
                .extracting(MappingProblem::sentence)
                .contains(
                        "The name c is taken by another constraint of t.",
                        "There is no table \"t\" in the schema shop of the source. There are customers, orders.");
    }

    @Test
    void says_what_postgres_takes_and_may_be_a_mistake() {
        RelationalTable narrow = table(
                "user",
                "id int not null from id\nemail varchar(40) not null from email\nnote text not null",
                "",
                "",
                "k (id) references nowhere (id)",
                "");
        RelationalTable of = new RelationalTable(
                "user",
                "customers",
                narrow.columns(),
                narrow.primaryKey(),
                narrow.indexes(),
                narrow.foreignKeys(),
                narrow.checks());
        assertThat(problems(of)).isEmpty();
        assertThat(advice(of))
                .containsExactly(
                        "user is a reserved word of SQL: every statement has to put it in quotes.",
                        "The table has no primary key: nothing keeps rows apart, and changes of it cannot be captured.",
                        "The foreign key k points to nowhere, which is no relational table of the model. It is not"
                                + " created; nothing checks it.",
                        "integer takes 10 digits before the point, and id of the source may have 19.",
                        "varchar(40) takes 40 characters, and email of the source takes 60.",
                        "email is not null, and email of the source may be null.",
                        "note is not null, and no column of the source fills it.");
    }

    @Test
    void says_that_rows_need_each_other() {
        RelationalTable hen =
                table("hens", "id int not null\negg int not null", "id", "", "hen_egg (egg) references eggs (id)", "");
        RelationalTable egg =
                table("eggs", "id int not null\nhen int not null", "id", "", "egg_hen (hen) references hens (id)", "");
        assertThat(RelationalAdvice.of(model(hen, egg), null))
                .extracting(MappingProblem::sentence)
                .containsExactly(
                        "Foreign keys that must not be null go round in a circle: hens to eggs to hens. No first"
                                + " row can be inserted. Let one of their columns be null.");
        RelationalTable free =
                table("eggs", "id int not null\nhen int", "id", "", "egg_hen (hen) references hens (id)", "");
        assertThat(RelationalAdvice.of(model(hen, free), null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Archive",
                "-archive",
                "archive-",
                "arch..ive",
                "10.0.0.1",
                "arch_ive",
                "xn--archive",
                "archive-s3alias",
                "archive--x-s3"
            })
    void refuses_a_bucket_that_s3_refuses(String bucket) {
        assertThat(prefixProblems(prefix(bucket, "orders/", "orders", "id")))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).startsWith("The bucket is \"" + bucket + "\"."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "/orders/", "orders//", "ord ers/", "ord{ers/"})
    void refuses_a_prefix_that_is_no_folder(String path) {
        assertThat(prefixProblems(prefix("archive", path, "orders", "id")))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).startsWith("The prefix is \"" + path + "\"."));
    }

    @Test
    void compares_a_prefix_with_the_source() {
        ObjectPrefix good = prefix("archive.of-shop", "a/orders/", "orders", "customer_id");
        assertThat(prefixProblems(good)).isEmpty();
        assertThat(prefixProblems(good, good))
                .containsExactly("The prefix s3://archive.of-shop/a/orders/ is there twice." + " Remove one.");
        assertThat(prefixProblems(prefix("archive", "orders/", "orders", "custmer_id")))
                .containsExactly("There is no column \"custmer_id\" in orders of the source. Do you mean customer_id?");
        assertThat(prefixProblems(new ObjectPrefix("archive", "orders/", "order", Format.CSV, List.of("a", "a"), " ")))
                .containsExactly(
                        "The partition column a is there twice.",
                        "Nobody says what the objects are for. Write it down in a few words.",
                        "There is no table \"order\" in the schema shop of the source. Do you mean orders?");
    }

    private static List<String> prefixProblems(ObjectPrefix... prefixes) {
        return RelationalCheck.problems(TargetModel.empty().withPrefixes(List.of(prefixes)), SOURCE).stream()
                .map(MappingProblem::sentence)
                .toList();
    }

    private static ObjectPrefix prefix(String bucket, String path, String rows, String partition) {
        return new ObjectPrefix(bucket, path, rows, Format.PARQUET, List.of(partition), "Kept for seven years");
    }

    private static List<MappingProblem> problems(RelationalTable... tables) {
        return RelationalCheck.problems(model(tables), SOURCE);
    }

    private static List<String> advice(RelationalTable... tables) {
        return RelationalAdvice.of(model(tables), SOURCE).stream()
                .map(MappingProblem::sentence)
                .toList();
    }

    private static TargetModel model(RelationalTable... tables) {
        return TargetModel.empty().withRelationalTables(List.of(tables));
    }

    private static RelationalTable table(
            String name, String columns, String key, String indexes, String foreignKeys, String checks) {
        return new RelationalTable(
                name,
                name,
                RelationalLines.columns(columns),
                RelationalLines.names(key),
                RelationalLines.indexes(indexes),
                RelationalLines.foreignKeys(foreignKeys),
                RelationalLines.checks(checks));
    }

    private static SourceTable rows(String name, SourceColumn... columns) {
        return new SourceTable(name, Stream.of(columns).toList(), List.of("id"), List.of(), 10);
    }

    private static SourceColumn column(String name, String type, @Nullable Integer length) {
        return new SourceColumn(name, type, !name.endsWith("id"), length, null, null, false);
    }
}
