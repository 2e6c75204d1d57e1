package dev.drover.transfer.follow;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.transfer.change.FeedException;
import dev.drover.transfer.change.postgres.PostgresFeeds;
import dev.drover.transfer.change.postgres.PostgresSlot;
import dev.drover.transfer.change.postgres.SlotPreparation;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Service;

/**
 * Follows what a source commits, for a run: from before its rows are copied until everything is in the target.
 *
 * <p>The work is done by the nodes in the background, whatever state the run is in; what is here prepares it, asks how far it
 * is, and ends it.
 */
@Service
public class Follow {

    private final Followings followings;
    private final PostgresFeeds feeds;
    private final SourceCatalog catalog;
    private final FollowTools tools;

    Follow(Followings followings, PostgresFeeds feeds, SourceCatalog catalog, FollowTools tools) {
        this.followings = followings;
        this.feeds = feeds;
        this.catalog = catalog;
        this.tools = tools;
    }

    /** How far the preparation is. */
    public sealed interface Preparation {

        /** Rows may be copied: whatever is committed from now on comes over by itself. */
        record Ready(Following following) implements Preparation {}

        /** @param because one sentence without a stop */
        record Waiting(String because) implements Preparation {}
    }

    /**
     * The tables that would be followed, found out by reading only.
     *
     * @throws FollowRefusedException if a person must set something right first
     */
    public List<String> look(FollowJob job) {
        try {
            return look(job.source(), MappingCompiler.compile(job.model(), catalog.read(job.source())));
        } catch (FeedException e) {
            throw new FollowRefusedException(e.getMessage() + ".", e.nextAction());
        }
    }

    private List<String> look(SourceAddress source, CompiledModel model) {
        List<String> tables = FollowPlan.tables(model);
        FollowPlan.refuseIfNotTold(model, source.schema(), feeds.look(source, tables));
        return tables;
    }

    /**
     * Prepares to follow, or goes on with what an earlier call has begun: the source keeps its changes, nothing that it
     * committed before is invisible any more, and a mark has come back from it.
     *
     * @throws FollowRefusedException if a person must set something right first
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    public Preparation prepare(FollowJob job) {
        Following following = followings.begin(job, newName());
        try {
            return prepare(job, following);
        } catch (FeedException e) {
            throw new FollowRefusedException(e.getMessage() + ".", e.nextAction());
        }
    }

    private Preparation prepare(FollowJob job, Following begun) {
        Following following = begun;
        SourceAddress source = job.source();
        if (following.slot() == null) {
            List<String> tables = look(source, MappingCompiler.compile(job.model(), catalog.read(source)));
            SlotPreparation slot = feeds.prepare(source, following.name(), tables);
            if (slot instanceof SlotPreparation.Waiting waiting) {
                return new Preparation.Waiting(waiting.because());
            }
            followings.keepSlot(following.id(), ((SlotPreparation.Ready) slot).slot());
            following = followings.get(following.id());
        }
        return switch (following.status()) {
            case PREPARING -> begin(source, following);
            case FOLLOWING, DRAINED ->
                following.committedAt() == null
                        ? new Preparation.Waiting("A mark that was written into the source's log has not come back yet")
                        : new Preparation.Ready(following);
            case HELD -> new Preparation.Waiting(following.problem().replaceFirst("\\.$", ""));
            case LOST, ENDED -> throw refusal(following);
        };
    }

    private Preparation begin(SourceAddress source, Following following) {
        PostgresSlot slot = Objects.requireNonNull(following.slot());
        if (!feeds.isPastHorizon(source, slot)) {
            return new Preparation.Waiting(feeds.oldestOpenTransaction(source));
        }
        followings.become(following.id(), FollowingStatus.PREPARING, FollowingStatus.FOLLOWING, "", "");
        return new Preparation.Waiting("The first mark is on its way through the source's log");
    }

    private static FollowRefusedException refusal(Following following) {
        return following.status() == FollowingStatus.LOST
                ? new FollowRefusedException(following.problem(), following.nextAction())
                : new FollowRefusedException(
                        "The source is no longer followed for this run.", "Roll the run back, and start it anew.");
    }

    /** The following of a run, the newest if there were several. */
    public Optional<Following> of(long migration, int run) {
        return followings.ofRun(migration, run);
    }

    /**
     * A run that follows its source.
     *
     * @param migration the number of the migration
     * @param number of the run within its migration
     */
    public record FollowedRun(long migration, int number) {}

    /** Runs for which a source still keeps something. */
    public List<FollowedRun> openRuns() {
        return followings.openRuns();
    }

    /** Where the log of the source ends now: everything that was committed so far is before it. */
    public String logEnd(Following following) {
        return feeds.end(tools.source(following));
    }

    /**
     * Whether everything before a position of the source's log is in the target.
     *
     * @throws FollowRefusedException if it never will be
     */
    public boolean hasReached(Following following, String position) {
        if (following.status() == FollowingStatus.LOST || following.status() == FollowingStatus.ENDED) {
            throw refusal(following);
        }
        String reached = following.position();
        return reached != null && PostgresFeeds.reached(reached, position);
    }

    /** Notes that every row is copied, so that tombstones are needed only for as long as a late write can still come. */
    public void copied(Following following) {
        followings.copied(following.id());
    }

    /**
     * Stops to bring changes over, if everything before a position is in the target and nothing is in the way; the source goes
     * on keeping its changes, so that it can be taken up again.
     *
     * @return whether it has stopped
     * @throws FollowRefusedException if that position will never be reached
     */
    public boolean drain(Following following, String position) {
        return hasReached(following, position)
                && (following.status() == FollowingStatus.DRAINED
                        || followings.become(
                                following.id(), FollowingStatus.FOLLOWING, FollowingStatus.DRAINED, "", ""));
    }

    /**
     * Takes it up again where it stopped.
     *
     * @return whether it is at work now; not if it was lost or has ended
     */
    public boolean resume(Following following) {
        return followings.become(following.id(), FollowingStatus.DRAINED, FollowingStatus.FOLLOWING, "", "")
                || followings.get(following.id()).status().isAtWork();
    }

    /** Ends it for good: the source keeps nothing for it any more. */
    public void end(long stepRunId) {
        followings.ofStep(stepRunId).ifPresent(this::close);
    }

    /** Ends what is followed for a run, if anything is. */
    public void endOf(long migration, int run) {
        of(migration, run).ifPresent(this::close);
    }

    private void close(Following following) {
        if (following.status() == FollowingStatus.ENDED) {
            return;
        }
        // First, or somebody could begin to read from the slot again while it is dropped.
        followings.interrupt(following.id());
        feeds.drop(tools.source(following), following.name());
        followings.become(following.id(), followings.get(following.id()).status(), FollowingStatus.ENDED, "", "");
    }

    static String account(AwsAddress aws) {
        return aws.account() + " in " + aws.region();
    }

    /** Slots are the server's, so that other installations of Drover may have some, too. */
    private static String newName() {
        return HexFormat.of()
                .toHexDigits(ThreadLocalRandom.current().nextLong())
                .substring(4);
    }
}
