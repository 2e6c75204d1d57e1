package dev.drover.connection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an environment cannot be reached or refuses what Drover asks.
 *
 * <p>The message is one sentence for people: what happened, to what. {@link #nextAction} says what to do.
 */
public class ConnectionProblem extends RuntimeException {

    private final String nextAction;

    private ConnectionProblem(String problem, String nextAction, @Nullable Throwable cause) {
        super(problem, cause);
        this.nextAction = nextAction;
    }

    /** What a person can do about it, as one sentence. */
    public String nextAction() {
        return nextAction;
    }

    /** For a {@link SecretSource} that has no such secret. */
    public static ConnectionProblem secretNotReadable(String reference, String because) {
        return new ConnectionProblem(
                "The password cannot be read from " + reference + ": " + because + ".",
                "Correct the connection, or put the password where the reference points.",
                null);
    }

    /** For who would be one too many at the source. */
    public static ConnectionProblem notAsked() {
        return new ConnectionProblem(
                "The source was not asked: as many people as may look at it together do.",
                "Wait a few seconds, then retry.",
                null);
    }

    static ConnectionProblem sourceNotAllowed(SourceAddress source) {
        return new ConnectionProblem(
                AllowedSources.refusal(source),
                "Correct the connection, or have the setting changed, then retry.",
                null);
    }

    /** Translates what the PostgreSQL driver says. */
    static ConnectionProblem of(SourceAddress source, SQLException e) {
        String where = source.host() + ":" + source.port() + "/" + source.database();
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (String.valueOf(e.getMessage()).contains("requireAuth")) {
            return new ConnectionProblem(
                    "The source database " + where + " asks for the password in a way that Drover refuses.",
                    "Give the user a password of the kind scram-sha-256, and say so in the server's pg_hba.conf.",
                    e);
        }
        if (state.startsWith("08")) {
            return new ConnectionProblem(
                    "The source database " + where + " cannot be reached.",
                    "Check host, port, network and whether the database is running, then retry.",
                    e);
        }
        return switch (state) {
            case "28P01", "28000" ->
                new ConnectionProblem(
                        "The source database " + where + " does not accept the password of the user " + source.user()
                                + ".",
                        "Correct the password where the connection's reference points to, then retry.",
                        e);
            case "3D000" ->
                new ConnectionProblem(
                        "There is no database " + source.database() + " on " + source.host() + ":" + source.port()
                                + ".",
                        "Correct the name of the database in the connection.",
                        e);
            case "42501" ->
                new ConnectionProblem(
                        "The user " + source.user() + " may not do this on " + where + ": " + firstLine(e) + ".",
                        "Grant the privilege that is missing, then retry.",
                        e);
            case "57014" ->
                new ConnectionProblem(
                        "The source database " + where + " took longer than the time limit.",
                        "Look for locks or missing indexes, then retry.",
                        e);
            case "57P01", "57P02", "57P03" ->
                new ConnectionProblem(
                        "The source database " + where + " is shutting down or starting.",
                        "Wait until it is up, then retry.",
                        e);
            default ->
                new ConnectionProblem(
                        "The source database " + where + " answered with an error: " + firstLine(e) + ".",
                        "Mend the cause, then retry.",
                        e);
        };
    }

    /** Translates what MySQL's driver says. */
    static ConnectionProblem ofMysql(SourceAddress source, SQLException e) {
        String where = source.host() + ":" + source.port() + "/" + source.database();
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("08")) {
            return new ConnectionProblem(
                    "The source database " + where + " cannot be reached, or does not talk to Drover safely: "
                            + firstLine(e) + ".",
                    "Check host, port, network, TLS and whether the database is running, then retry.",
                    e);
        }
        return switch (e.getErrorCode()) {
            case 1045 ->
                new ConnectionProblem(
                        "The source database " + where + " does not accept the password of the user " + source.user()
                                + ".",
                        "Correct the password where the connection's reference points to, then retry.",
                        e);
            case 1044, 1142, 1143 ->
                new ConnectionProblem(
                        "The user " + source.user() + " may not do this on " + where + ": " + firstLine(e) + ".",
                        "Let an administrator run: grant select on performance_schema.* to " + source.user()
                                + "; grant select on " + source.database() + ".* to " + source.user() + ";",
                        e);
            case 1969, 3024 ->
                new ConnectionProblem(
                        "The source database " + where + " took longer than the time limit.",
                        "Look for locks, then retry.",
                        e);
            default ->
                new ConnectionProblem(
                        "The source database " + where + " answered with an error: " + firstLine(e) + ".",
                        "Mend the cause, then retry.",
                        e);
        };
    }

    /** Translates what the AWS SDK says; see {@link AwsCalls}. */
    static ConnectionProblem ofAws(String problem, String nextAction, Throwable cause) {
        return new ConnectionProblem(problem, nextAction, cause);
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? "no message" : e.getMessage();
        return message.lines().findFirst().orElse("no message").replaceFirst("^ERROR: ", "");
    }
}
