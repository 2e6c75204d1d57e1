package dev.drover.web.discovery;

import dev.drover.connection.SourceAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What an admin typed about a MySQL database. */
record MysqlForm(
        @NotNull(message = "Enter a host name, for example db.internal")
        @Pattern(regexp = "[A-Za-z0-9.:_-]+", message = "Enter a host name, for example db.internal")
        String host,

        @NotNull(message = "Enter the port, a number from 1 to 65535")
        @Pattern(regexp = MysqlForm.PORT, message = "Enter the port, a number from 1 to 65535")
        String port,

        @NotNull(message = "Enter the name of the database: letters, digits, _ and -")
        @Pattern(regexp = "[A-Za-z0-9_-]+", message = "Enter the name of the database: letters, digits, _ and -")
        String database,

        @NotBlank(message = "Enter the database user") String user,

        @NotBlank(message = "Enter where the password is, for example env:DROVER_SOURCE_SHOP")
        String password) {

    /** As text, so that the form keeps what was typed. */
    static final String PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

    static MysqlForm empty() {
        return new MysqlForm("", "3306", "", "", "env:DROVER_SOURCE_");
    }

    static MysqlForm of(SourceAddress source) {
        return new MysqlForm(
                source.host(), Integer.toString(source.port()), source.database(), source.user(), source.password());
    }

    /** In MySQL a database is its own schema. */
    SourceAddress address() {
        return new SourceAddress(host, Integer.parseInt(port), database, database, user, password);
    }
}
