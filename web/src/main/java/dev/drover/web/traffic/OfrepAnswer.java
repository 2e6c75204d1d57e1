package dev.drover.web.traffic;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drover.traffic.Flag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What OFREP clients get, field by field as the protocol has it. */
sealed interface OfrepAnswer {

    /** One evaluated flag. Some clients fail without metadata, so it is always there. */
    record Success(String key, Object value, String reason, String variant, Metadata metadata) implements OfrepAnswer {

        static Success of(Flag flag) {
            return new Success(
                    flag.key(),
                    flag.value(),
                    flag.reason().name(),
                    flag.variant(),
                    new Metadata(flag.migration().value(), flag.percentage()));
        }
    }

    /**
     * Where a flag comes from.
     *
     * @param migration the migration's id
     * @param percentage the read share
     */
    record Metadata(long migration, int percentage) {}

    /** Every flag of the workspace. */
    record Bulk(List<Success> flags) implements OfrepAnswer {}

    /**
     * Why there is no value, so that the client takes the code default.
     *
     * @param key left out where the question was about no single flag
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(@Nullable String key, String errorCode, String errorDetails) implements OfrepAnswer {}
}
