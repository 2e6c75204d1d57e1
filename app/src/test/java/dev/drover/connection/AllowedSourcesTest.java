package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSourcesTest {

    @ParameterizedTest
    @CsvSource({
        "env:DROVER_SOURCE_SHOP, db.internal,   5432, true",
        "env:DROVER_SOURCE_SHOP, DB.internal,   5432, true",
        "env:DROVER_SOURCE_SHOP, evil.example,  5432, false",
        "env:DROVER_SOURCE_SHOP, db.internal,   5433, false",
        "env:DROVER_SOURCE_BANK, db.internal,   5432, false",
        "env:DROVER_SOURCE_SHOP, db.internal:5432, 5432, false",
        "file:a=b,               10.0.0.1,      1,    true",
        "file:a=b,               10.0.0.2,      1,    false",
        "file:anywhere,          evil.example,  9,    true"
    })
    void sendsASecretOnlyWhereTheListSays(String reference, String host, int port, boolean allowed) {
        AllowedSources list = new AllowedSources(
                List.of("env:DROVER_SOURCE_SHOP=db.internal:5432", " file:a=b=10.0.0.1:*", "file:anywhere=*:*"));
        assertThat(list.allow(source(reference, host, port))).isEqualTo(allowed);
    }

    @Test
    void sendsNothingAnywhereWhenNothingIsSet() {
        assertThat(new AllowedSources(List.of()).allow(source("env:DROVER_SOURCE_SHOP", "db", 5432)))
                .isFalse();
    }

    @Test
    void saysWhichSettingToExtendAndDoesNotRepeatTheReference() {
        assertThat(AllowedSources.refusal(source("a password in the wrong field", "db", 5432)))
                .contains("db:5432", "drover.source.allowed")
                .doesNotContain("a password in the wrong field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:DROVER_SOURCE_SHOP", "=db:5432", "env:X=db", "env:X=db:", "env:X=:5432"})
    void doesNotStartWithAnEntryThatItCannotRead(String entry) {
        assertThatThrownBy(() -> new AllowedSources(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drover.source.allowed");
    }

    private static SourceAddress source(String reference, String host, int port) {
        return new SourceAddress(host, port, "shop", "public", "shop", reference);
    }
}
