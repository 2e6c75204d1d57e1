package dev.drover.proof;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.SourceAddress;
import dev.drover.inventory.AccessPattern;
import dev.drover.model.TargetModel;
import java.util.List;

/**
 * One proof that this node works on.
 *
 * @param source where rows are read, and how their columns are typed
 * @param aws where its tables are made
 */
record ProofWork(
        long id,
        long migration,
        ProofRequest request,
        TargetModel model,
        List<AccessPattern> patterns,
        SourceAddress source,
        AwsAddress aws,
        ProofMeter meter) {

    ProofWork {
        patterns = List.copyOf(patterns);
    }
}
