package dev.drover.connection;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads secrets from wherever a reference points. */
@Component
class Secrets {

    private final Map<String, SecretSource> sources;
    private final AllowedSources allowed;

    Secrets(List<SecretSource> sources, AllowedSources allowed) {
        this.allowed = allowed;
        this.sources = sources.stream().collect(Collectors.toMap(SecretSource::scheme, Function.identity()));
    }

    boolean mayBeSentTo(SourceAddress address) {
        SecretSource source = sourceOf(address.password());
        return allowed.allow(address) || (source != null && source.belongsTo(address.host(), address.port()));
    }

    /**
     * The password for a server.
     *
     * @throws ConnectionProblem if there is none, or if it may not be sent to that server
     */
    String read(SourceAddress address) {
        String reference = address.password();
        SecretSource source = sourceOf(reference);
        if (source == null) {
            // The reference may be a password typed into the wrong field: never repeat it.
            throw ConnectionProblem.secretNotReadable(
                    "the reference",
                    "it must begin with one of "
                            + sources.keySet().stream().sorted().toList());
        }
        if (!mayBeSentTo(address)) {
            throw ConnectionProblem.sourceNotAllowed(address);
        }
        return source.read(reference.substring(reference.indexOf(':') + 1));
    }

    private @Nullable SecretSource sourceOf(String reference) {
        int colon = reference.indexOf(':');
        return colon < 0 ? null : sources.get(reference.substring(0, colon));
    }
}
