package dev.drover.web.proof;

import dev.drover.connection.EnvironmentId;
import dev.drover.proof.ProofRequest;
import dev.drover.proof.ProofRequest.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody typed to start a proof, kept as it is so that it can be shown again. */
record ProofForm(Map<String, String> typed) {

    static ProofForm usual(long seed) {
        return new ProofForm(Map.of("items", Integer.toString(ProofRequest.USUAL_ITEMS), "seed", Long.toString(seed)));
    }

    public String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    /** Sentences by the field that they are about; empty if it can be sent. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (environment() == null) {
            problems.put("environment", "Choose where the tables are made");
        }
        if (!text("items").replace(",", "").matches("[0-9]{1,9}")) {
            problems.put("items", "Enter how many items to write as a whole number from 1 to 1000000");
        } else {
            problems.putAll(request().problems());
        }
        if (!text("seed").matches("[0-9]{1,18}")) {
            problems.put("seed", "Enter the seed as a whole number from 0 with at most 18 digits");
        }
        return problems;
    }

    @Nullable
    EnvironmentId environment() {
        return text("environment").matches("[0-9]{1,18}")
                ? new EnvironmentId(Long.parseLong(text("environment")))
                : null;
    }

    ProofRequest request() {
        return new ProofRequest(
                text("origin").equals(Origin.SOURCE.name()) ? Origin.SOURCE : Origin.GENERATED,
                Integer.parseInt(text("items").replace(",", "")),
                text("seed").matches("[0-9]{1,18}") ? Long.parseLong(text("seed")) : 0);
    }
}
