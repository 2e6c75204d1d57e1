package dev.drover.transfer.change.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PgOutputDecoderTest {

    private static final int ORDERS = 0xFFFF_FFF0;

    private final PgOutputDecoder decoder = new PgOutputDecoder();

    @Test
    void readsWhereATransactionBeginsAndEnds() {
        assertThat(decode(bytes -> {
                    bytes.writeByte('B');
                    bytes.writeLong(0xF000_0000_0000_0010L);
                    bytes.writeLong(0);
                    bytes.writeInt(0xFFFF_FFFE);
                }))
                .isEqualTo(new Message.Begin(0xF000_0000_0000_0010L, 4_294_967_294L));
        assertThat(decode(bytes -> {
                    bytes.writeByte('C');
                    bytes.writeByte(0);
                    bytes.writeLong(16);
                    bytes.writeLong(48);
                    bytes.writeLong(1_000_001);
                }))
                .isEqualTo(new Message.Commit(48, Instant.parse("2000-01-01T00:00:01.000001Z")));
    }

    @Test
    void readsNullAndEmptyAndWordsBeyondAscii() {
        describe('d');
        Message.Row row = (Message.Row) decode(bytes -> {
            bytes.writeByte('I');
            bytes.writeInt(ORDERS);
            bytes.writeByte('N');
            bytes.writeShort(3);
            text(bytes, "");
            bytes.writeByte('n');
            text(bytes, "Größe 🐘");
        });
        assertThat(row.before()).isEmpty();
        assertThat(row.after())
                .containsEntry("id", "")
                .containsEntry("state", null)
                .containsEntry("note", "Größe 🐘");
    }

    @Test
    @Tag("failure-13")
    void takesOfAnOldKeyOnlyTheKey() {
        describe('d');
        Message.Row update = (Message.Row) decode(bytes -> {
            bytes.writeByte('U');
            bytes.writeInt(ORDERS);
            bytes.writeByte('K');
            keyWithNulls(bytes, "1");
            bytes.writeByte('N');
            bytes.writeShort(3);
            text(bytes, "2");
            text(bytes, "paid");
            bytes.writeByte('n');
        });
        assertThat(update.before()).isEqualTo(Map.of("id", "1"));
        assertThat(update.after()).containsEntry("id", "2").containsEntry("state", "paid");
        Message.Row delete = (Message.Row) decode(bytes -> {
            bytes.writeByte('D');
            bytes.writeInt(ORDERS);
            bytes.writeByte('K');
            keyWithNulls(bytes, "2");
        });
        assertThat(delete.before()).isEqualTo(Map.of("id", "2"));
        assertThat(delete.after()).isEmpty();
    }

    @Test
    @Tag("failure-15")
    void leavesOutLargeValuesThatDidNotChange() {
        describe('f');
        Message.Row row = (Message.Row) decode(bytes -> {
            bytes.writeByte('U');
            bytes.writeInt(ORDERS);
            bytes.writeByte('O');
            bytes.writeShort(3);
            text(bytes, "1");
            bytes.writeByte('n');
            text(bytes, "long");
            bytes.writeByte('N');
            bytes.writeShort(3);
            text(bytes, "1");
            text(bytes, "paid");
            bytes.writeByte('u');
        });
        assertThat(row.before()).containsEntry("state", null).containsEntry("note", "long");
        assertThat(row.after()).containsOnlyKeys("id", "state");
    }

    @Test
    void readsWhichTablesWereEmptied() {
        Relation orders = describe('d');
        assertThat(decode(bytes -> {
                    bytes.writeByte('T');
                    bytes.writeInt(1);
                    bytes.writeByte(1);
                    bytes.writeInt(ORDERS);
                }))
                .isEqualTo(new Message.Truncate(List.of(orders)));
    }

    @Test
    @Tag("failure-11")
    void passesOverWhatSaysNothingAboutRows() {
        for (char kind : new char[] {'M', 'O', 'Y'}) {
            assertThat(decode(bytes -> bytes.writeByte(kind))).isEqualTo(new Message.Other());
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> decode(bytes -> bytes.writeByte('S')))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The source sent a message of the kind \"S\", which Drover does not know");
        assertThatThrownBy(() -> decode(bytes -> {
                    bytes.writeByte('D');
                    bytes.writeInt(7);
                    bytes.writeByte('K');
                }))
                .hasMessageContaining("a table that it did not describe: number 7");
        describe('d');
        assertThatThrownBy(() -> decode(bytes -> {
                    bytes.writeByte('I');
                    bytes.writeInt(ORDERS);
                    bytes.writeByte('N');
                    bytes.writeShort(2);
                }))
                .hasMessage("The source sent a row of 2 columns of the table orders, which has 3");
        assertThatThrownBy(() -> decode(bytes -> {
                    bytes.writeByte('I');
                    bytes.writeInt(ORDERS);
                    bytes.writeByte('N');
                    bytes.writeShort(3);
                    bytes.writeByte('t');
                    bytes.writeInt(1000);
                }))
                .hasMessage("The source sent a text of 1000 bytes in a message that has 0 left");
        assertThatThrownBy(() -> decode(bytes -> bytes.writeByte('B')))
                .hasMessage("The source sent a message that ends too early");
    }

    private Relation describe(char identity) {
        Message.Described described = (Message.Described) decode(bytes -> {
            bytes.writeByte('R');
            bytes.writeInt(ORDERS);
            word(bytes, "public");
            word(bytes, "orders");
            bytes.writeByte(identity);
            bytes.writeShort(3);
            column(bytes, true, "id", 25);
            column(bytes, identity == 'f', "state", 25);
            column(bytes, identity == 'f', "note", 25);
        });
        return described.relation();
    }

    private static void column(DataOutputStream bytes, boolean key, String name, int type) throws IOException {
        bytes.writeByte(key ? 1 : 0);
        word(bytes, name);
        bytes.writeInt(type);
        bytes.writeInt(-1);
    }

    private static void keyWithNulls(DataOutputStream bytes, String key) throws IOException {
        bytes.writeShort(3);
        text(bytes, key);
        bytes.writeByte('n');
        bytes.writeByte('n');
    }

    private static void text(DataOutputStream bytes, String value) throws IOException {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        bytes.writeByte('t');
        bytes.writeInt(encoded.length);
        bytes.write(encoded);
    }

    private static void word(DataOutputStream bytes, String word) throws IOException {
        bytes.write(word.getBytes(StandardCharsets.UTF_8));
        bytes.writeByte(0);
    }

    /** As the driver hands it over: a part of a larger array. */
    private Message decode(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[25]);
        try {
            writer.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return decoder.decode(ByteBuffer.wrap(bytes.toByteArray()).position(25).slice());
    }

    private interface Writer {
        void write(DataOutputStream bytes) throws IOException;
    }
}
