package dev.drover.migration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What people write down first about a migration.
 *
 * @param movesFrom where the data is now, in words
 * @param movesTo where it goes, in words
 * @param owner the team or person who answers for it
 * @param acceptableDowntime in users' terms: "for ten minutes at night new orders may not be processed"
 * @param impact one sentence for everybody: who is affected and what they notice
 */
public record MigrationDescription(
        @NotBlank(message = "Give the migration a name, for example Orders to DynamoDB") @Size(max = 120)
        String name,

        @NotBlank(message = "Say where the data is now, for example Shop database (PostgreSQL)") @Size(max = 120)
        String movesFrom,

        @NotBlank(message = "Say where the data goes, for example Orders table (DynamoDB)") @Size(max = 120)
        String movesTo,

        @NotBlank(message = "Name the team or person who answers for it") @Size(max = 120)
        String owner,

        @NotBlank(message = "Say what users can accept, for example: for ten minutes at night no new orders")
        @Size(max = 300)
        String acceptableDowntime,

        @NotBlank(message = "Say in one sentence who is affected and what they will notice") @Size(max = 300)
        String impact) {}
