package dev.drover.notice;

import dev.drover.people.MailAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether and how notices are mailed, as whoever runs Drover set it. */
@Component
public class MailSettings {

    private final @Nullable MailAddress from;
    private final @Nullable URI home;

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException if mail is sent and its sender is missing, or an address is none
     */
    MailSettings(
            @Value("${spring.mail.host:}") String host,
            @Value("${drover.mail.from:}") String from,
            @Value("${drover.public-address:}") String home) {
        if (!host.isBlank() && from.isBlank()) {
            throw new IllegalArgumentException(
                    "spring.mail.host is set, so drover.mail.from has to be: the address that mail of Drover comes from.");
        }
        this.from = host.isBlank() ? null : sender(from);
        this.home = home.isBlank() ? null : home(home.strip());
    }

    private static MailAddress sender(String from) {
        try {
            return new MailAddress(from);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("drover.mail.from: " + wrong.getMessage(), wrong);
        }
    }

    private static URI home(String text) {
        URI home;
        try {
            home = URI.create(text.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException wrong) {
            throw notAnAddress(text);
        }
        boolean web = "https".equals(home.getScheme()) || "http".equals(home.getScheme());
        if (!web || home.getHost() == null || home.getQuery() != null || home.getFragment() != null) {
            throw notAnAddress(text);
        }
        return home;
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException("drover.public-address: enter what people type to reach Drover, such as"
                + " https://drover.shop.example, not \"" + text + "\".");
    }

    /** Whether this Drover sends mail at all. */
    public boolean sendsMail() {
        return from != null;
    }

    /** The address that mail comes from; only when mail is sent. */
    MailAddress from() {
        if (from == null) {
            throw new IllegalStateException("No mail is sent, so it comes from nowhere");
        }
        return from;
    }

    /** The full address of a page; empty if nobody said how Drover is reached. */
    Optional<String> link(String page) {
        return Optional.ofNullable(home).map(root -> root + page);
    }
}
