package dev.drover.model.ddl;

import dev.drover.model.ddl.SchemaFile.Unread;
import dev.drover.model.ddl.SchemaParser.NotParsedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.create.table.CreateTable;

/**
 * Reads what pg_dump writes with {@code --schema-only}, and what people write by hand, into the shape that a live source
 * has. Nothing is run anywhere.
 */
public final class SchemaReader {

    /** Enough for thousands of tables. */
    private static final int MOST_BYTES = 5_000_000;

    private static final int MOST_UNREAD = 100;

    private static final Pattern CREATE_TABLE = Pattern.compile("(?is)create (unlogged )?table .*");
    private static final Pattern PARTITION = Pattern.compile("(?is)create (unlogged )?table .*? partition of .*");
    private static final Pattern ADDS =
            Pattern.compile("(?is)alter table .*? add (constraint|primary|unique|foreign|check) .*");
    /** Changes of tables that say nothing about columns, keys and rules. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?is)alter table .*? (owner to|set schema|set tablespace|cluster on"
                    + "|replica identity|attach partition|enable|disable|force|no force"
                    + "|alter (column )?\\S+ (set (default|statistics|storage|compression)|add generated)) ?.*");

    private static final Pattern ALTER_TABLE = Pattern.compile("(?is)alter table .*");
    private static final Pattern NOT_VALID = Pattern.compile("(?i) not valid$");

    private final SchemaTables tables;
    private final List<SqlStatement> statements;
    private final SchemaParser parser;
    private int passedOver;

    private SchemaReader(String sql, String schema, SchemaParser parser) {
        this.parser = parser;
        this.statements = SqlStatements.of(sql);
        this.tables = new SchemaTables(schema);
    }

    /**
     * What a file says about one schema.
     *
     * @throws RefusedSchemaException if it is too large, no text, or makes no table of it
     */
    public static SchemaFile read(byte[] bytes, String schema) {
        if (bytes.length > MOST_BYTES) {
            throw new RefusedSchemaException("The file has " + (bytes.length + 999_999) / 1_000_000
                    + " MB, and a schema may have 5 MB. Leave the rows out, with pg_dump --schema-only.");
        }
        if (new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.US_ASCII).equals("PGDMP")) {
            throw new RefusedSchemaException("It is a dump in PostgreSQL's own format. Make one in plain text, with"
                    + " pg_dump --schema-only --format=plain.");
        }
        try {
            String sql = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (sql.indexOf(0) >= 0) {
                throw new RefusedSchemaException("The file is no text. Choose a file of SQL statements.");
            }
            return read(sql, schema);
        } catch (CharacterCodingException e) {
            throw new RefusedSchemaException("The file is not UTF-8. Make the dump with --encoding=UTF8.");
        }
    }

    /**
     * What the statements say about one schema.
     *
     * @throws RefusedSchemaException if they make no table of it
     */
    static SchemaFile read(String sql, String schema) {
        return read(sql, schema, SchemaParser.WHOLE);
    }

    /** @param limit of parsing, all statements together */
    static SchemaFile read(String sql, String schema, Duration limit) {
        SchemaFile file;
        try (SchemaParser parser = new SchemaParser(limit)) {
            SchemaReader reader = new SchemaReader(sql, schema, parser);
            reader.statements.forEach(reader::read);
            file = reader.tables.file(reader.passedOver);
        }
        if (file.schema().tables().isEmpty()) {
            String first = file.unread().isEmpty()
                    ? ""
                    : " Line " + file.unread().get(0).line() + ": "
                            + file.unread().get(0).reason();
            throw new RefusedSchemaException("No statement of the file makes a table of the schema \"" + schema
                    + "\", which the environment names." + first);
        }
        return file;
    }

    private void read(SqlStatement statement) {
        String text = statement.text();
        if (tables.rule(statement)) {
            return;
        }
        if (PARTITION.matcher(text).matches() || HARMLESS.matcher(text).matches()) {
            passedOver++;
        } else if (CREATE_TABLE.matcher(text).matches()) {
            understand(statement);
        } else if (ADDS.matcher(text).matches()) {
            understand(
                    new SqlStatement(statement.line(), NOT_VALID.matcher(text).replaceFirst("")));
        } else if (ALTER_TABLE.matcher(text).matches()) {
            unread(statement, "It changes a table that was made before. Run it, and dump the schema again.");
        } else {
            passedOver++;
        }
    }

    private void understand(SqlStatement statement) {
        try {
            Statement parsed = parser.parse(statement.text());
            if (parsed instanceof CreateTable create) {
                tables.create(create, statement);
            } else if (parsed instanceof Alter alter) {
                tables.alter(alter, statement);
            } else {
                unread(statement, "It is a statement of a kind that is not read.");
            }
        } catch (NotParsedException e) {
            unread(statement, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            unread(statement, "It puts too much together to be read.");
        }
    }

    private void unread(SqlStatement statement, String reason) {
        if (tables.unreadCount() == MOST_UNREAD) {
            throw new RefusedSchemaException("More than " + MOST_UNREAD
                    + " statements cannot be read, the last one in line " + statement.line()
                    + ". Upload what pg_dump --schema-only writes.");
        }
        tables.unread(new Unread(statement.line(), SchemaTables.shortened(statement.text()), reason));
    }
}
