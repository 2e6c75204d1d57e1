package dev.drover.discovery;

import dev.drover.connection.AwsAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at tables of DynamoDB, without changing anything. */
public interface TableReader {

    /**
     * Names in the order of the store, at most a thousand.
     *
     * @throws dev.drover.connection.ConnectionProblem if AWS cannot be reached or refuses
     */
    List<String> names(AwsAddress aws);

    /**
     * What the store says of a table; empty if there is none of that name.
     *
     * @throws dev.drover.connection.ConnectionProblem if AWS cannot be reached or refuses
     */
    Optional<StoreTable> describe(AwsAddress aws, String name);

    /**
     * Reads so many items at most, and asks how much capacity is used.
     *
     * @param versionAttributes attributes whose numbers say in which version an item is, and are counted
     * @throws dev.drover.connection.ConnectionProblem if AWS cannot be reached or refuses
     */
    Survey survey(AwsAddress aws, StoreTable table, int items, Set<String> versionAttributes);
}
