package dev.drover.transfer.follow;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.transfer.CopySource;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.postgres.PostgresFeeds;
import dev.drover.transfer.change.postgres.PostgresSlot;
import dev.drover.transfer.change.postgres.RowsAgain;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.dynamodb.DynamoWrites;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.OriginNames;
import dev.drover.transfer.write.Slice;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens what a session needs of source and target. */
@Component
class FollowTools {

    private final Environments environments;
    private final PostgresFeeds feeds;
    private final CopySource sources;
    private final SourceCatalog catalog;
    private final DynamoDbClients clients;
    private final Followings followings;
    private final Tombstones tombstones;
    private final Duration patience;
    private final Duration callOfAws;
    private final Duration callNearby;

    /**
     * Tools of this node.
     *
     * @param patience how long all writes may fail before a person should look
     * @param callOfAws how long a call to AWS may be on its way after its sender gave up: its signature is good for that long
     * @param callNearby the same for an endpoint of one's own
     */
    FollowTools(
            Environments environments,
            PostgresFeeds feeds,
            CopySource sources,
            SourceCatalog catalog,
            DynamoDbClients clients,
            Followings followings,
            Tombstones tombstones,
            @Value("${drover.copy.patience:60s}") Duration patience,
            @Value("${drover.follow.call:15m}") Duration callOfAws,
            @Value("${drover.follow.call-nearby:15s}") Duration callNearby) {
        this.environments = environments;
        this.feeds = feeds;
        this.sources = sources;
        this.catalog = catalog;
        this.clients = clients;
        this.followings = followings;
        this.tombstones = tombstones;
        this.patience = patience;
        this.callOfAws = callOfAws;
        this.callNearby = callNearby;
    }

    /** A feed that is being read, what brings its changes over, and what takes tombstones away. */
    record Open(ChangeFeed feed, RowsAgain rows, Applier applier, TombstoneSweep sweep) implements AutoCloseable {

        @Override
        public void close() {
            try (rows) {
                feed.close();
            }
        }
    }

    /**
     * Begins to read where the following is.
     *
     * @throws FollowRefusedException if its environment is not the one that it began with
     * @throws dev.drover.transfer.change.FeedLostException if changes are gone
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    Open open(Following following, Slice slice) {
        PostgresSlot slot = Objects.requireNonNull(following.slot());
        SourceAddress source = source(following);
        CompiledModel model = MappingCompiler.compile(following.model(), catalog.read(source));
        UnaryOperator<String> tableNames = names(following.tableNames());
        AwsAddress aws = aws(following);
        RowsAgain rows = new RowsAgain(sources.open(source), source, model, tableNames);
        try {
            Guard guard = new Guard(following.name());
            GuardedSends sends = new GuardedSends(
                    new DynamoWrites(clients.openForMany(aws, Access.READ_WRITE)),
                    guard,
                    slice,
                    patience,
                    aws,
                    new OriginNames(model));
            Applier applier = new Applier(
                    model,
                    tableNames,
                    rows,
                    guard,
                    some -> tombstones.keep(following.id(), some),
                    sends,
                    slice,
                    patience);
            TombstoneSweep sweep = new TombstoneSweep(tombstones, following, sends, slice);
            ChangeFeed feed = feeds.open(source, slot, Objects.requireNonNull(following.position()));
            return new Open(feed, rows, applier, sweep);
        } catch (RuntimeException e) {
            try (rows) {
                throw e;
            }
        }
    }

    /** How long a write may still land after its sender was taken for dead. */
    Duration grace(Following following) {
        return followings.lease().plus(aws(following).endpoint() == null ? callOfAws : callNearby);
    }

    SourceAddress source(Following following) {
        return environment(following).source().withSchema(following.sourceSchema());
    }

    AwsAddress aws(Following following) {
        return environment(following).aws();
    }

    private Environment environment(Following following) {
        Environment environment = environments.get(following.environment());
        String account = Follow.account(environment.aws());
        if (!account.equals(following.account())) {
            throw new FollowRefusedException(
                    "The environment " + environment.name() + " points to " + account + ", and the copy began in "
                            + following.account() + ".",
                    "Point the environment back, or roll the run back.");
        }
        return environment;
    }

    private static UnaryOperator<String> names(Map<String, String> names) {
        return table -> Objects.requireNonNull(names.get(table), table);
    }
}
