package dev.drover.discovery;

import dev.drover.connection.Environment;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.MigrationId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the reader for a source. */
@Component
class Sources {

    private final List<SourceReader> readers;
    private final MysqlSources mysql;

    Sources(List<SourceReader> readers, MysqlSources mysql) {
        this.readers = readers;
        this.mysql = mysql;
    }

    SourceReading read(MigrationId id, Environment environment) {
        Optional<SourceAddress> other = mysql.of(id);
        return reader(other.isPresent() ? "MySQL " : "PostgreSQL ").read(other.orElse(environment.source()));
    }

    Classified classify(StatementCount count, SourceReading reading) {
        return reader(reading.product()).classify(count.text(), reading.facts());
    }

    private SourceReader reader(String product) {
        return readers.stream()
                .filter(reader -> reader.knows(product))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing reads " + product));
    }
}
