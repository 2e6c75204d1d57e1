package dev.drover.execution;

import dev.drover.people.Actor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All files that were handed in as proof, in Drover's own database. */
@Repository
public class ProofFiles {

    private static final String COLUMNS =
            "file.id, step_run_id, field, name, looks_like, bytes, sha256, person_name, at";

    private final JdbcClient sql;

    ProofFiles(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    ProofFile add(StepRun step, HandedInFile file, Actor by, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        String looksLike = LooksLike.of(file.content());
        String sha256 = sha256(file.content());
        long id = sql.sql("""
                        insert into proof_file
                               (step_run_id, field, name, looks_like, bytes, sha256, content, person_id, person_name, at)
                        values (:step, :field, :name, :looksLike, :bytes, :sha256, :content, :person, :personName, :at)
                        returning id
                        """)
                .param("step", step.id())
                .param("field", file.field())
                .param("name", file.name())
                .param("looksLike", looksLike)
                .param("bytes", file.content().length)
                .param("sha256", sha256)
                .param("content", file.content())
                .param("person", by.id().value())
                .param("personName", by.name())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        return new ProofFile(
                id, step.id(), file.field(), file.name(), looksLike, file.content().length, sha256, by.name(), at);
    }

    /** The files of a run in the order in which they came, without their content; also those of steps that began again. */
    @Transactional(readOnly = true)
    public List<ProofFile> of(RunId run) {
        return sql.sql("select " + COLUMNS + """
                         from proof_file file join step_run on step_run.id = step_run_id
                        where run_id = :run order by file.id
                        """)
                .param("run", run.value())
                .query((row, n) -> file(row))
                .list();
    }

    @Transactional(readOnly = true)
    public byte[] content(ProofFile file) {
        return sql.sql("select content from proof_file where id = :id")
                .param("id", file.id())
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .single();
    }

    private static ProofFile file(ResultSet row) throws SQLException {
        return new ProofFile(
                row.getLong("id"),
                row.getLong("step_run_id"),
                row.getString("field"),
                row.getString("name"),
                row.getString("looks_like"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("person_name"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
