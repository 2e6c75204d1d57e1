package dev.drover.steps.transfer;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Field;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.transfer.Copy;
import dev.drover.transfer.CopyJob;
import dev.drover.transfer.CopyResult;
import dev.drover.transfer.CopySettings;
import dev.drover.transfer.CopyTotals;
import dev.drover.transfer.LeftBehind;
import dev.drover.transfer.follow.Following;
import dev.drover.transfer.follow.FollowingStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Copies every row of the source through the mapping into the target tables. */
@Component
class CopyRows implements StepType<CopyRows.Parameters> {

    private final Copy copy;
    private final CopyForecast forecast;
    private final FollowOfRun followed;

    CopyRows(Copy copy, CopyForecast forecast, FollowOfRun followed) {
        this.copy = copy;
        this.forecast = forecast;
        this.followed = followed;
    }

    record Parameters(
            @Field(
                    label = "Segments",
                    example = "4",
                    help = "Parts of each source table that are read at once, each on a connection of its own.")
            @Min(value = 1, message = "Segments: at least 1.")
            @Max(value = 64, message = "Segments: at most 64.")
            int segments,

            @Field(label = "Items in flight", example = "32", help = "Writes that are under way at once.")
            @Min(value = 1, message = "Items in flight: at least 1.")
            @Max(value = 100, message = "Items in flight: at most 100.")
            int itemsInFlight,

            @Field(
                    label = "Write units per second",
                    example = "0",
                    help = "The most capacity to use, tables and indexes together; 0 for no limit.")
            @Min(value = 0, message = "Write units per second: 0 or more.")
            @Max(value = 1_000_000, message = "Write units per second: at most 1,000,000.")
            int writeUnitsPerSecond) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "transfer.copy",
                "Copy rows",
                "Copies every row through the mapping, writing only where no item is yet, and continues where it stopped.",
                Effect.REVERSIBLE,
                List.of("dynamodb:PutItem", "dynamodb:DescribeTable", "PostgreSQL: select on every mapped table"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Copy with " + parameters.segments() + " segments and " + parameters.itemsInFlight()
                + " items in flight, "
                + (parameters.writeUnitsPerSecond() == 0
                        ? "as fast as it goes"
                        : "at most " + parameters.writeUnitsPerSecond() + " write units/s");
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return forecast.preview(context, parameters.writeUnitsPerSecond());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Optional<Following> following = followed.find(context);
        if (following.isPresent() && !following.get().status().isAtWork()) {
            return cannotCopy(following.get(), context);
        }
        Optional<String> wait = following.flatMap(its -> CopyGuards.reasonToWait(its, context.now()));
        if (wait.isPresent()) {
            CopyTotals so = copy.totals(context.stepRunId()).orElse(CopyTotals.NONE);
            return new StepOutcome.Waiting(
                    context.checkpoint(),
                    new Progress(so.read(), so.rows(), "items", 0),
                    Duration.ofSeconds(2),
                    wait.get());
        }
        CopyJob job = job(parameters, context, following.map(Following::name).orElse(null));
        CopyResult result = copy.slice(job, context.deadline(), context::shouldStop, context::log);
        CopyTotals totals = result.totals();
        if (result instanceof CopyResult.Finished) {
            following.ifPresent(followed::copied);
            return new StepOutcome.Completed(evidence(totals, copy.leftBehind(job)));
        }
        if (result instanceof CopyResult.Stopped stopped) {
            return new StepOutcome.Failed(context.checkpoint(), stopped.problem(), stopped.nextAction());
        }
        double rate = ((CopyResult.More) result).itemsPerSecond();
        return new StepOutcome.Progressed(
                context.checkpoint(), new Progress(totals.read(), totals.rows(), "items", rate));
    }

    private static StepOutcome cannotCopy(Following following, StepContext context) {
        return following.status() == FollowingStatus.PREPARING
                ? new StepOutcome.Waiting(
                        context.checkpoint(),
                        Progress.UNKNOWN,
                        Duration.ofSeconds(1),
                        "until the source's changes are followed")
                : new StepOutcome.Failed(
                        context.checkpoint(),
                        "The source's changes are not followed any more ("
                                + following.status().label() + "). " + following.problem(),
                        "Roll the run back, and copy anew.");
    }

    private static CopyJob job(Parameters parameters, StepContext context, @Nullable String following) {
        return new CopyJob(
                context.stepRunId(),
                context.plan().model(),
                context.source(),
                context.plan().environment().aws(),
                context::tableName,
                context.sharePercent(),
                following,
                new CopySettings(
                        parameters.segments(),
                        parameters.itemsInFlight(),
                        CopyForecast.ROWS_PER_PAGE,
                        parameters.writeUnitsPerSecond()));
    }

    private static Evidence evidence(CopyTotals totals, List<LeftBehind> behind) {
        List<String> facts = new ArrayList<>(List.of(
                "Rows read", String.format("%,d", totals.read()),
                "Items written", String.format("%,d", totals.written()),
                "Already there", String.format("%,d", totals.alreadyThere()),
                "Newer there", String.format("%,d", totals.newerThere()),
                "Rows of other entities", String.format("%,d", totals.passed()),
                "Left behind on purpose", String.format("%,d", totals.leftBehind()),
                "Set aside", String.format("%,d", totals.setAside()),
                "Size", String.format("%,d bytes", totals.bytes()),
                "Write units used", String.format("%,.0f", totals.writeUnits()),
                "Throttled", String.format("%,d times", totals.throttled())));
        for (LeftBehind rows : behind) {
            facts.add("Left behind of " + rows.sourceTable());
            facts.add(String.format("%,d rows, because \"%s\"", rows.rows(), rows.reason()));
        }
        return Evidence.of(facts.toArray(String[]::new));
    }

    /** Its items go with the tables; a second copy would take those that are left for its own. */
    @Override
    public Set<String> goesBackWith() {
        return Set.of("dynamodb.create-tables");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Deletes nothing by itself: the items go with the table that this run created. The source was only read,"
                + " so no data is lost.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        copy.forget(context.stepRunId());
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
