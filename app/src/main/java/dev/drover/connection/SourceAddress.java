package dev.drover.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Where the source PostgreSQL database is.
 *
 * @param schema the schema whose tables are moved
 * @param password a reference, see {@link SecretSource}; never the password
 */
@Embeddable
public record SourceAddress(
        @Column(name = "source_host")
        @NotNull(message = "Enter a host name, for example db.internal")
        @Pattern(regexp = "[A-Za-z0-9.:_-]+", message = "Enter a host name, for example db.internal")
        String host,

        @Column(name = "source_port")
        @Min(value = 1, message = "Enter the port, a number from 1 to 65535")
        @Max(value = 65535, message = "Enter the port, a number from 1 to 65535")
        int port,

        @Column(name = "source_database")
        @NotNull(message = "Enter the name of the database: letters, digits, _ and -")
        @Pattern(regexp = "[A-Za-z0-9_-]+", message = "Enter the name of the database: letters, digits, _ and -")
        String database,

        @Column(name = "source_schema") @NotBlank(message = "Enter the schema, for example public")
        String schema,

        @Column(name = "source_user") @NotBlank(message = "Enter the database user")
        String user,

        @Column(name = "source_password")
        @NotBlank(message = "Enter where the password is, for example env:DROVER_SOURCE_SHOP")
        String password) {

    /** The same database, another schema. */
    public SourceAddress withSchema(String other) {
        return new SourceAddress(host, port, database, other, user, password);
    }
}
