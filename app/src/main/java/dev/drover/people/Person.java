package dev.drover.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who can sign in; what they tried is in {@link SignIns}. */
@Entity
public class Person {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String signInName;
    private String displayName;
    private @Nullable String passwordHash;

    @Enumerated(EnumType.STRING)
    private Theme theme = Theme.SYSTEM;

    private @Nullable String timeZone;
    private @Nullable String mailAddress;
    private Instant createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    Person(String signInName, String displayName, @Nullable String passwordHash, Instant createdAt) {
        this.signInName = signInName;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    void prefer(Theme newTheme, @Nullable ZoneId newTimeZone) {
        theme = newTheme;
        timeZone = newTimeZone == null ? null : newTimeZone.getId();
    }

    void reach(@Nullable MailAddress address) {
        mailAddress = address == null ? null : address.value();
    }

    public PersonId id() {
        return new PersonId(Objects.requireNonNull(id));
    }

    public Actor actor() {
        return new Actor(id(), displayName);
    }

    public String signInName() {
        return signInName;
    }

    public String displayName() {
        return displayName;
    }

    /** The hash that a password is compared with; empty when this person has none. */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public Theme theme() {
        return theme;
    }

    /** The zone in which this person reads times, if they chose one. */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(timeZone).map(ZoneId::of);
    }

    /** Where this person gets mail, if anywhere. */
    public Optional<MailAddress> mailAddress() {
        return Optional.ofNullable(mailAddress).map(MailAddress::new);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
