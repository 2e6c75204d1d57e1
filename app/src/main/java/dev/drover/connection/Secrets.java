package dev.drover.connection;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads secrets from wherever a reference points. */
@Component
class Secrets {

    private final Map<String, SecretSource> sources;

    Secrets(List<SecretSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(SecretSource::scheme, Function.identity()));
    }

    String read(String reference) {
        int colon = reference.indexOf(':');
        SecretSource source = colon < 0 ? null : sources.get(reference.substring(0, colon));
        if (source == null) {
            // The reference may be a password typed into the wrong field: never repeat it.
            throw ConnectionProblem.secretNotReadable(
                    "the reference",
                    "it must begin with one of "
                            + sources.keySet().stream().sorted().toList());
        }
        return source.read(reference.substring(colon + 1));
    }
}
