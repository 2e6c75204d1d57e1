package dev.drover.inventory.csv;

import dev.drover.inventory.AccessPattern.Direction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the operations of DynamoDB do to data, for files that name those instead. */
final class Operations {

    private static final Map<String, Direction> DIRECTIONS = Map.of(
            "getitem", Direction.READ,
            "batchgetitem", Direction.READ,
            "transactgetitems", Direction.READ,
            "query", Direction.READ,
            "scan", Direction.READ,
            "putitem", Direction.WRITE,
            "batchwriteitem", Direction.WRITE,
            "transactwriteitems", Direction.WRITE,
            "updateitem", Direction.UPDATE,
            "deleteitem", Direction.DELETE);

    private Operations() {}

    static Optional<Direction> direction(String operation) {
        return Optional.ofNullable(
                DIRECTIONS.get(operation.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
    }
}
