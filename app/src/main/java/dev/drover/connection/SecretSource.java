package dev.drover.connection;

/**
 * A place where secrets are, addressed as {@code scheme:name}. Drover stores such references and reads the secret when
 * it opens a connection.
 */
public interface SecretSource {

    /** What stands before the colon. */
    String scheme();

    /**
     * The secret.
     *
     * @throws ConnectionProblem if there is none, with a sentence that says where Drover looked
     */
    String read(String name);

    /** Whether its secrets are made for that server. All others have to be on the list in {@code drover.source.allowed}. */
    default boolean belongsTo(String host, int port) {
        return false;
    }
}
