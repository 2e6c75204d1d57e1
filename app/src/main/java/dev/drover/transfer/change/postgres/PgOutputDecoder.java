package dev.drover.transfer.change.postgres;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of {@code pgoutput}, version 1 of its protocol, with values as text.
 *
 * <p>It remembers the tables that were described, so each connection needs one of its own. The format is in PostgreSQL's
 * manual, "Logical Replication Message Formats".
 */
final class PgOutputDecoder {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int KEY = 1;

    private final Map<Integer, Relation> relations = new HashMap<>();

    /** @throws IllegalStateException if the source does not keep to the format */
    Message decode(ByteBuffer bytes) {
        try {
            return message(bytes);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("The source sent a message that ends too early", e);
        }
    }

    private Message message(ByteBuffer bytes) {
        char kind = (char) bytes.get();
        return switch (kind) {
            case 'B' -> begin(bytes);
            case 'C' -> commit(bytes);
            case 'R' -> relation(bytes);
            case 'I' -> insert(bytes);
            case 'U' -> update(bytes);
            case 'D' -> delete(bytes);
            case 'T' -> truncate(bytes);
            case 'M', 'O', 'Y' -> new Message.Other();
            // Skipping what nobody knows could skip a change.
            default -> throw new IllegalStateException(unknown("a message of the kind", kind));
        };
    }

    private static Message begin(ByteBuffer bytes) {
        long commit = bytes.getLong();
        bytes.getLong();
        return new Message.Begin(commit, Integer.toUnsignedLong(bytes.getInt()));
    }

    private static Message commit(ByteBuffer bytes) {
        bytes.get();
        bytes.getLong();
        return new Message.Commit(bytes.getLong(), instant(bytes.getLong()));
    }

    private Message relation(ByteBuffer bytes) {
        int id = bytes.getInt();
        String schema = word(bytes);
        String table = word(bytes);
        boolean full = bytes.get() == 'f';
        int count = bytes.getShort();
        List<Relation.Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean key = (bytes.get() & KEY) != 0;
            columns.add(new Relation.Column(word(bytes), key, Integer.toUnsignedLong(bytes.getInt()), bytes.getInt()));
        }
        Relation relation = new Relation(schema, table, full, List.copyOf(columns));
        relations.put(id, relation);
        return new Message.Described(relation);
    }

    private Message insert(ByteBuffer bytes) {
        Relation relation = described(bytes.getInt());
        expect('N', (char) bytes.get());
        return new Message.Row(relation, Map.of(), columns(bytes, relation, false));
    }

    private Message update(ByteBuffer bytes) {
        Relation relation = described(bytes.getInt());
        char part = (char) bytes.get();
        Map<String, @Nullable String> before = Map.of();
        if (part == 'K' || part == 'O') {
            before = columns(bytes, relation, part == 'K');
            part = (char) bytes.get();
        }
        expect('N', part);
        return new Message.Row(relation, before, columns(bytes, relation, false));
    }

    private Message delete(ByteBuffer bytes) {
        Relation relation = described(bytes.getInt());
        char part = (char) bytes.get();
        if (part != 'O') {
            expect('K', part);
        }
        return new Message.Row(relation, columns(bytes, relation, part == 'K'), Map.of());
    }

    private Message truncate(ByteBuffer bytes) {
        int count = bytes.getInt();
        bytes.get();
        List<Relation> truncated = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            truncated.add(described(bytes.getInt()));
        }
        return new Message.Truncate(truncated);
    }

    /**
     * Columns by name.
     *
     * @param keyOnly whether only the key was kept: the other columns are then sent as null, and are not
     */
    private static Map<String, @Nullable String> columns(ByteBuffer bytes, Relation relation, boolean keyOnly) {
        int count = bytes.getShort();
        if (count != relation.columns().size()) {
            throw new IllegalStateException("The source sent a row of " + count + " columns of the table "
                    + relation.table() + ", which has " + relation.columns().size());
        }
        Map<String, @Nullable String> columns = new LinkedHashMap<>(count * 2);
        for (Relation.Column column : relation.columns()) {
            char kind = (char) bytes.get();
            boolean wanted = !keyOnly || column.key();
            switch (kind) {
                case 'n' -> {
                    if (wanted) {
                        columns.put(column.name(), null);
                    }
                }
                case 'u' -> {}
                case 't' -> {
                    String value = text(bytes, bytes.getInt());
                    if (wanted) {
                        columns.put(column.name(), value);
                    }
                }
                default -> throw new IllegalStateException(unknown("a value of the kind", kind));
            }
        }
        return Collections.unmodifiableMap(columns);
    }

    private Relation described(int id) {
        Relation relation = relations.get(id);
        if (relation == null) {
            throw new IllegalStateException("The source sent a change of a table that it did not describe: number "
                    + Integer.toUnsignedString(id));
        }
        return relation;
    }

    private static void expect(char wanted, char found) {
        if (found != wanted) {
            throw new IllegalStateException(unknown("a part of a row of the kind", found));
        }
    }

    private static String unknown(String what, char kind) {
        return "The source sent " + what + " \"" + kind + "\", which Drover does not know";
    }

    private static Instant instant(long microseconds) {
        return EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }

    private static String word(ByteBuffer bytes) {
        int length = 0;
        while (bytes.get(bytes.position() + length) != 0) {
            length++;
        }
        String word = text(bytes, length);
        bytes.get();
        return word;
    }

    private static String text(ByteBuffer bytes, int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalStateException("The source sent a text of " + length + " bytes in a message that has "
                    + bytes.remaining() + " left");
        }
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }
}
