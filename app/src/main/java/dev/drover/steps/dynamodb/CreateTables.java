package dev.drover.steps.dynamodb;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.TargetTable;
import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates the tables of the target model with their indexes, and waits until they are active.
 *
 * <p>The names that it is about to create are in the checkpoint before the first call, so that after a crash its own
 * tables are not taken for somebody else's, and rolling back deletes these and no others.
 */
@Component
class CreateTables implements StepType<CreateTables.Parameters> {

    static final String ID = "dynamodb.create-tables";

    private final DynamoDbClients clients;
    private final ExistingTables existing;
    private final TableSettings settings;
    private final JsonMapper json;

    CreateTables(DynamoDbClients clients, ExistingTables existing, TableSettings settings, JsonMapper json) {
        this.clients = clients;
        this.existing = existing;
        this.settings = settings;
        this.json = json;
    }

    record Parameters() {}

    /**
     * The checkpoint.
     *
     * @param known whether the step has looked and may create; if not, it looks once more
     * @param own names of tables that this step creates
     */
    record Intent(boolean known, List<String> own) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                ID,
                "Create DynamoDB tables",
                "Creates every table of the target model with its indexes and options, and waits until they are active.",
                Effect.REVERSIBLE,
                List.of(
                        "dynamodb:CreateTable",
                        "dynamodb:DescribeTable",
                        "dynamodb:DeleteTable",
                        "dynamodb:Scan",
                        "dynamodb:DescribeTimeToLive",
                        "dynamodb:UpdateTimeToLive",
                        "dynamodb:DescribeContinuousBackups",
                        "dynamodb:UpdateContinuousBackups",
                        "dynamodb:UpdateTable"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Create every table of the target model";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        AwsAddress aws = context.plan().environment().aws();
        List<String> calls = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (TargetTable table : context.plan().model().tables()) {
            String name = context.tableName(table.name());
            calls.add(TableDesign.asText(TableDesign.request(table, name)));
            existing.obstacle(aws, table, name).ifPresent(problems::add);
        }
        return new Preview(calls, Evidence.NONE, problems);
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Intent intent = intent(context.checkpoint());
        return intent.known() ? create(context, intent) : decide(context, intent);
    }

    private StepOutcome decide(StepContext context, Intent before) {
        AwsAddress aws = context.plan().environment().aws();
        List<String> own = new ArrayList<>();
        for (TargetTable table : context.plan().model().tables()) {
            String name = context.tableName(table.name());
            Optional<String> obstacle = existing.obstacle(aws, table, name);
            if (obstacle.isPresent()) {
                return new StepOutcome.Failed(
                        context.checkpoint(),
                        obstacle.get(),
                        before.own().isEmpty() ? "Then retry; nothing was created so far." : "Then retry.");
            }
            if (before.own().contains(name) || existing.find(aws, name).isEmpty()) {
                own.add(name);
            }
        }
        return new StepOutcome.Progressed(checkpoint(new Intent(true, own)), Progress.UNKNOWN);
    }

    private StepOutcome create(StepContext context, Intent intent) {
        AwsAddress aws = context.plan().environment().aws();
        List<String> pending = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        for (TargetTable table : context.plan().model().tables()) {
            String name = context.tableName(table.name());
            Optional<TableDescription> found = existing.find(aws, name);
            if (found.isEmpty() && !intent.own().contains(name)) {
                // It was there and somebody removed it: without a new intent it would be nobody's.
                return new StepOutcome.Progressed(undecided(intent.own()), Progress.UNKNOWN);
            }
            Optional<String> difference = found.flatMap(other -> TableDesign.difference(table, name, other));
            if (difference.isPresent()) {
                return somebodyElse(intent, name, difference.get());
            }
            if (found.isEmpty()) {
                create(context, aws, table, name);
                pending.add(name);
            } else if (!isActive(found.get())) {
                pending.add(name);
            } else {
                if (intent.own().contains(name)) {
                    List<String> asked = settings.apply(aws, found.get(), table.options());
                    asked.forEach(setting -> context.log(name + ": asked DynamoDB for " + setting + "."));
                    if (!asked.isEmpty()) {
                        pending.add(name);
                        continue;
                    }
                }
                facts.add("Table " + name);
                facts.add((intent.own().contains(name) ? "created, " : "was there already, empty, ")
                        + TableDesign.describe(found.get()));
            }
        }
        if (pending.isEmpty()) {
            return new StepOutcome.Completed(Evidence.of(facts.toArray(String[]::new)));
        }
        return new StepOutcome.Waiting(
                checkpoint(intent),
                Progress.UNKNOWN,
                Duration.ofSeconds(1),
                "until " + String.join(", ", pending) + " and all indexes are active");
    }

    /** Since the first look somebody made a table of that name: it is not this step's, and rolling back leaves it. */
    private StepOutcome somebodyElse(Intent intent, String name, String difference) {
        List<String> own =
                intent.own().stream().filter(other -> !other.equals(name)).toList();
        return new StepOutcome.Failed(undecided(own), difference, "Then retry.");
    }

    private Checkpoint undecided(List<String> own) {
        return own.isEmpty() ? Checkpoint.NONE : checkpoint(new Intent(false, own));
    }

    private void create(StepContext context, AwsAddress aws, TargetTable table, String name) {
        String asked = "Asked DynamoDB to create " + name;
        try {
            context.log(asked + ", "
                    + AwsCalls.request(AwsCalls.await(
                            clients.open(aws, Access.READ_WRITE).createTable(TableDesign.request(table, name))))
                    + ".");
        } catch (ResourceInUseException alreadyBeingCreated) {
            context.log(asked + "; an earlier request, whose answer was lost, creates it already.");
        }
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream()
                        .allMatch(index -> index.indexStatusAsString().equals("ACTIVE"));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Deletes the tables that this step created, with every item in them. Tables that were there before stay."
                + " The source is not touched, so no data is lost.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        AwsAddress aws = context.plan().environment().aws();
        DynamoDbAsyncClient dynamo = clients.open(aws, Access.READ_WRITE);
        List<String> own = intent(context.reached()).own();
        List<String> left = new ArrayList<>();
        for (String name : own) {
            Optional<TableDescription> found = existing.find(aws, name);
            if (found.isPresent()) {
                left.add(name);
                if (Boolean.TRUE.equals(found.get().deletionProtectionEnabled())) {
                    String request = AwsCalls.request(AwsCalls.await(
                            dynamo.updateTable(update -> update.tableName(name).deletionProtectionEnabled(false))));
                    context.log("Took the deletion protection off " + name + ", " + request + ".");
                } else if (found.get().tableStatus() != TableStatus.DELETING) {
                    context.log("Asked DynamoDB to delete " + name + delete(dynamo, name) + ".");
                }
            }
        }
        if (left.isEmpty()) {
            return new StepOutcome.Completed(
                    Evidence.of("Tables deleted", own.isEmpty() ? "none" : String.join(", ", own)));
        }
        return new StepOutcome.Waiting(
                context.checkpoint(),
                Progress.UNKNOWN,
                Duration.ofSeconds(1),
                "until " + String.join(", ", left) + " is deleted");
    }

    /** @return what the log has to add */
    private static String delete(DynamoDbAsyncClient dynamo, String name) {
        try {
            return ", " + AwsCalls.request(AwsCalls.await(dynamo.deleteTable(delete -> delete.tableName(name))));
        } catch (ResourceNotFoundException goneMeanwhile) {
            return "; it was gone already";
        } catch (ResourceInUseException stillBusy) {
            // A table that is being created or changed takes no delete; the next slice asks again.
            return "; it is busy still";
        }
    }

    private Intent intent(Checkpoint checkpoint) {
        return checkpoint.equals(Checkpoint.NONE)
                ? new Intent(false, List.of())
                : json.readValue(checkpoint.json(), Intent.class);
    }

    private Checkpoint checkpoint(Intent intent) {
        return new Checkpoint(json.writeValueAsString(intent));
    }
}
