package dev.drover.discovery.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as MySQL 8 and MariaDB 10.11 write them. */
class DigestTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT `id` , `name` FROM `customers` WHERE `id` = ?      | SELECT "id" , "name" FROM "customers" WHERE "id" = ?
            SELECT `o` . `id` FROM `orders` `o`                       | SELECT "o"."id" FROM "orders" "o"
            SELECT * FROM `shop` . `orders` WHERE `id` IN (...)       | SELECT * FROM "shop"."orders" WHERE "id" IN ( ? )
            INSERT INTO `t` ( `a` ) VALUES (...) /* , ... */          | INSERT INTO "t" ( "a" ) VALUES ( ? )
            SELECT `a` FROM `t` ORDER BY ?, ...                       | SELECT "a" FROM "t" ORDER BY ?
            SELECT COUNT ( * ) FROM `orders` WHERE `status` = ?       | SELECT COUNT( * ) FROM "orders" WHERE "status" = ?
            SELECT * FROM `it's "odd" ``` WHERE `a` = 'swordfish'     | SELECT * FROM "it's ""odd"" `" WHERE "a" = ?
            SELECT * FROM `t` WHERE `a` = "sword''fish" AND `b` = ?   | SELECT * FROM "t" WHERE "a" = ? AND "b" = ?
            """)
    void becomesWhatTheParserKnows(String digest, String plain) {
        assertThat(DigestText.plain(digest)).isEqualTo(plain);
    }

    @Test
    void leavesOutWhatDriversAskForFirst() {
        assertThat(DigestText.isAboutData("SELECT @@SESSION . `auto_increment_increment` AS ..."))
                .isFalse();
        assertThat(DigestText.isAboutData("ALTER USER `app` IDENTIFIED BY ?")).isFalse();
        assertThat(DigestText.isAboutData("SELECT `a` FROM `t`")).isTrue();
    }

    @Test
    void seesThatTheServerCutIt() {
        assertThat(DigestText.isCut("SELECT `a` , `b` FROM ...")).isTrue();
        assertThat(DigestText.isCut("SELECT `a` FROM `t` ORDER BY ?, ...")).isFalse();
        assertThat(DigestText.isCut("SELECT `a` FROM `t` WHERE `a` IN (...)")).isFalse();
    }
}
