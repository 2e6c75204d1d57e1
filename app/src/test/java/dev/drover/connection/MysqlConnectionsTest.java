package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MysqlConnectionsTest {

    /** Without the name in the certificate, whoever stands in between would be told the password. */
    @ParameterizedTest
    @CsvSource({
        "db.example.org, VERIFY_IDENTITY",
        "10.0.0.5, VERIFY_IDENTITY",
        "127.0.0.1.example.org, VERIFY_IDENTITY",
        "localhost.example.org, VERIFY_IDENTITY",
        "localhost, PREFERRED",
        "127.0.0.1, PREFERRED",
        "::1, PREFERRED"
    })
    void only_this_machine_needs_no_certificate_of_its_name(String host, String mode) {
        SourceAddress source = new SourceAddress(host, 3306, "shop", "shop", "drover", "env:DROVER_SOURCE_SHOP");

        assertThat(MysqlConnections.properties(source).getProperty("sslMode")).isEqualTo(mode);
    }
}
