package dev.drover.validation;

import dev.drover.connection.Access;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.validation.digest.EntityRecognition;
import dev.drover.validation.pass.Sides;
import dev.drover.validation.pass.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads afresh for every slice what the two sides look like, and opens them. */
@Component
class Setting {

    private final SourceConnections connections;
    private final SourceCatalog catalog;
    private final DynamoDbClients clients;

    Setting(SourceConnections connections, SourceCatalog catalog, DynamoDbClients clients) {
        this.connections = connections;
        this.catalog = catalog;
        this.clients = clients;
    }

    /**
     * The sides as they are now.
     *
     * @param fingerprint of everything on which hashes depend; sums with another one cannot be added to
     */
    record Scene(Sides sides, SourceSchema schema, String fingerprint) {

        /** What the planner believes about the rows of an entity's table; 0 if it believes nothing. */
        long estimate(int table, int entity) {
            CompiledEntity compiled = sides.tables().get(table).entities().get(entity);
            return schema.table(compiled.sourceTable())
                    .map(SourceTable::estimatedRows)
                    .orElse(0L);
        }
    }

    /**
     * Looks at both sides.
     *
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached
     * @throws dev.drover.model.mapping.InvalidMappingException if the model does not fit the source
     */
    Scene of(ValidationJob job, Limits limits) {
        SourceSchema schema = catalog.read(job.source());
        CompiledModel compiled = MappingCompiler.compile(job.model(), schema);
        List<Table> tables = job.model().tables().stream()
                .map(table -> table(table, job, compiled))
                .toList();
        Sides sides = new Sides(
                connections,
                job.source(),
                job.sharePercent(),
                clients.open(job.aws(), Access.READ_ONLY),
                tables,
                limits.page());
        return new Scene(sides, schema, fingerprint(job, tables, schema));
    }

    private static Table table(TargetTable table, ValidationJob job, CompiledModel compiled) {
        return new Table(
                table,
                job.tableNames().apply(table.name()),
                compiled.entitiesOf(table.name()),
                new EntityRecognition(table));
    }

    private static String fingerprint(ValidationJob job, List<Table> tables, SourceSchema schema) {
        SourceAddress source = job.source();
        String text = String.join(
                "\n",
                job.model().toString(),
                List.of(source.host(), source.port(), source.database(), source.schema())
                        .toString(),
                job.aws().region() + " " + job.aws().account() + " " + job.aws().endpoint(),
                tables.stream().map(Table::realName).toList().toString(),
                Integer.toString(job.sharePercent()),
                schema.tables().stream().map(Setting::shape).collect(Collectors.joining("\n")));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything but the number of rows, which the planner estimates anew now and then. */
    private static String shape(SourceTable table) {
        return table.name()
                + table.columns().stream().map(SourceColumn::toString).toList()
                + table.primaryKey()
                + table.foreignKeys();
    }
}
