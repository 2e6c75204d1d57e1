package dev.drover.connection;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which secret may be sent to which server. Whoever edits a connection chooses the host: without this list they could have
 * every source password sent to a host of theirs.
 */
@Component
class AllowedSources {

    static final String SETTING = "drover.source.allowed";
    private static final String ANY = "*";

    private final Set<Entry> entries;

    /** @param list {@code reference=host:port}; host and port may be {@code *}, the reference may not */
    AllowedSources(@Value("${" + SETTING + ":}") List<String> list) {
        this.entries = list.stream().map(Entry::parse).collect(Collectors.toUnmodifiableSet());
    }

    boolean allow(SourceAddress source) {
        return entries.stream().anyMatch(entry -> entry.fits(source));
    }

    /** Without the reference, which may be a password typed into the wrong field. */
    static String refusal(SourceAddress source) {
        return "The password that this reference points to may not be sent to " + source.host() + ":" + source.port()
                + ". Whoever runs Drover has to add reference=" + source.host() + ":" + source.port()
                + " to the setting " + SETTING + " and start Drover again.";
    }

    private record Entry(String reference, String host, String port) {

        static Entry parse(String text) {
            String trimmed = text.strip();
            int equals = trimmed.lastIndexOf('=');
            int colon = trimmed.lastIndexOf(':');
            if (equals < 1 || colon < equals + 2 || colon == trimmed.length() - 1) {
                throw new IllegalArgumentException("The setting " + SETTING + " has an entry that is not of the form"
                        + " env:DROVER_SOURCE_SHOP=db.internal:5432. Entries are separated by commas.");
            }
            return new Entry(
                    trimmed.substring(0, equals), trimmed.substring(equals + 1, colon), trimmed.substring(colon + 1));
        }

        boolean fits(SourceAddress source) {
            return reference.equals(source.password())
                    && (host.equals(ANY) || host.equalsIgnoreCase(source.host()))
                    && (port.equals(ANY) || port.equals(Integer.toString(source.port())));
        }
    }
}
