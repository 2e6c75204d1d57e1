package dev.drover.execution;

import dev.drover.execution.PersonNeeded.Deed;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.execution.WindowExtension.Agreement;
import dev.drover.execution.WindowExtension.State;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a run more time. It takes people who do not drive the run, as many as the policy says. One of them asks; the window
 * is extended when enough have agreed.
 */
@Service
@Transactional
public class ExtendWindow {

    private static final Duration FURTHEST = Duration.ofDays(7);

    private final Runs runs;
    private final WindowExtensions extensions;
    private final ExtensionRules rules;
    private final RunEvents events;
    private final Clock clock;

    ExtendWindow(Runs runs, WindowExtensions extensions, ExtensionRules rules, RunEvents events, Clock clock) {
        this.runs = runs;
        this.extensions = extensions;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** How many people have to agree, whoever asks included. */
    @Transactional(readOnly = true)
    public int people(Run run) {
        return rules.people(run);
    }

    /** How many of those who agreed still have a say. */
    @Transactional(readOnly = true)
    public int counting(Run run, WindowExtension extension) {
        return rules.counting(run, extension).size();
    }

    /**
     * Extends the window at once if one person is enough; else asks the others.
     *
     * @throws RunRefusedException if this person has no say, the time makes no sense, or something is asked for already
     */
    public void extend(RunId id, Instant until, String reason, Actor actor) {
        Run run = runs.lock(id);
        Instant ends = run.windowEndsAt();
        if (ends == null || !run.status().isActive()) {
            throw new RunRefusedException("This run has no change window that could be extended.");
        }
        requireSay(run, actor);
        if (!until.isAfter(ends) || !until.isAfter(clock.instant())) {
            throw new RunRefusedException("The new end has to be later than the old one and still to come.");
        }
        if (until.isAfter(ends.plus(FURTHEST))) {
            throw new RunRefusedException("A window is extended by a week at most. Found " + until + ".");
        }
        String why = Reason.required(reason);
        int people = rules.people(run);
        if (people == 1) {
            extend(run, until, "The change window ends at " + until + " now: " + why, actor);
            fall(run, "the window was extended");
            return;
        }
        fallen(id);
        extensions.open(id).ifPresent(open -> {
            throw new RunRefusedException(open.proposedName() + " asks for more time until " + open.until()
                    + " already. Agree to that, or let them withdraw it.");
        });
        extensions.add(run, until, why, actor, clock.instant());
        events.appendWaiting(
                id,
                actor,
                Kind.EXTENSION_PROPOSED,
                Deed.AGREE,
                "",
                "Asks that the change window ends at " + until + " (1 of " + people + " people): " + why);
    }

    /**
     * Agrees to what somebody asked for; with enough people the window is extended.
     *
     * @param extension which one the person saw
     * @throws RunRefusedException if this person has no say or agreed before, or it cannot be agreed to any more
     */
    public void agree(RunId id, long extension, Actor actor) {
        Run run = runs.lock(id);
        WindowExtension open = open(id, extension);
        requireSay(run, actor);
        if (!open.until().isAfter(clock.instant())) {
            throw new RunRefusedException("The new end has passed already. Ask for a later one.");
        }
        int people = rules.people(run);
        boolean again = open.isAgreedBy(actor.id());
        extensions.agree(extension, actor, clock.instant());
        List<Agreement> counting = rules.counting(run, open(id, extension));
        if (again && counting.size() < people) {
            throw new RunRefusedException("You agreed already; it waits for somebody else.");
        }
        if (!again) {
            events.append(
                    id,
                    actor,
                    Kind.EXTENSION_AGREED,
                    "",
                    "Agrees that the change window ends at " + open.until() + " (" + counting.size() + " of " + people
                            + " people).");
        }
        if (counting.size() >= people) {
            extensions.end(open, State.AGREED);
            String all = counting.stream().map(Agreement::name).collect(Collectors.joining(", "));
            extend(
                    run,
                    open.until(),
                    "The change window ends at " + open.until() + " now, agreed by " + all + ": " + open.reason(),
                    actor);
        }
    }

    /** Takes back what this person asked for. */
    public void withdraw(RunId id, long extension, Actor actor) {
        runs.lock(id);
        WindowExtension open = open(id, extension);
        if (!open.proposedBy().equals(actor.id())) {
            throw new RunRefusedException("Only " + open.proposedName() + ", who asked for it, can withdraw it.");
        }
        extensions.end(open, State.WITHDRAWN);
        events.append(
                id,
                actor,
                Kind.EXTENSION_WITHDRAWN,
                "",
                "No longer asks that the change window ends at " + open.until() + ".");
    }

    /** Writes down that what was asked for cannot be agreed to any more. */
    void fallen(RunId id) {
        Run run = runs.lock(id);
        boolean passed = extensions
                .undecided(id)
                .filter(open -> !open.until().isAfter(clock.instant()))
                .isPresent();
        if (!run.status().isActive()) {
            fall(run, "the run ended");
        } else if (passed) {
            fall(run, "its time has passed");
        } else if (extensions.open(id).isEmpty()) {
            fall(run, "the window was changed");
        }
    }

    private void fall(Run run, String because) {
        extensions.undecided(run.id()).ifPresent(open -> {
            extensions.end(open, State.FALLEN);
            append(
                    run,
                    null,
                    Kind.EXTENSION_FALLEN,
                    "What " + open.proposedName() + " asked for, that the change window ends at " + open.until()
                            + ", fell: " + because + ".");
        });
    }

    private void extend(Run run, Instant until, String sentence, Actor actor) {
        runs.extendWindow(run.id(), until);
        append(run, actor, Kind.WINDOW_EXTENDED, sentence);
    }

    private void append(Run run, @Nullable Actor by, Kind kind, String sentence) {
        events.append(run.id(), by, kind, "", sentence);
    }

    private void requireSay(Run run, Actor actor) {
        rules.refusal(run, actor.id()).ifPresent(refusal -> {
            throw new RunRefusedException(refusal);
        });
    }

    private WindowExtension open(RunId id, long extension) {
        return extensions
                .open(id)
                .filter(open -> open.id() == extension)
                .orElseThrow(() -> new RunRefusedException(
                        "This can no longer be agreed to or withdrawn. Look at the board again."));
    }
}
