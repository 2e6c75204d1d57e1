package dev.drover.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who can sign in, with the delay that follows wrong passwords. */
@Entity
public class Person {

    /** Wrong passwords that cost nothing; each further one doubles the wait. */
    static final int FREE_ATTEMPTS = 5;

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String signInName;
    private String displayName;
    private @Nullable String passwordHash;
    private int failedSignIns;
    private @Nullable Instant lockedUntil;

    @Enumerated(EnumType.STRING)
    private Theme theme = Theme.SYSTEM;

    private @Nullable String timeZone;
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

    void failedToSignIn(Instant now) {
        failedSignIns++;
        if (failedSignIns >= FREE_ATTEMPTS) {
            int doublings = Math.min(failedSignIns - FREE_ATTEMPTS, 10);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            lockedUntil = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    void signedIn() {
        failedSignIns = 0;
        lockedUntil = null;
    }

    void prefer(Theme newTheme, @Nullable ZoneId newTimeZone) {
        theme = newTheme;
        timeZone = newTimeZone == null ? null : newTimeZone.getId();
    }

    /** Until when no password is looked at, if that is in the future. */
    public Optional<Instant> lockedAt(Instant now) {
        return Optional.ofNullable(lockedUntil).filter(now::isBefore);
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

    public Instant createdAt() {
        return createdAt;
    }
}
