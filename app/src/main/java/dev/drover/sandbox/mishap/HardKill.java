package dev.drover.sandbox.mishap;

import dev.drover.db.ConditionalOnLocalPostgres;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Drover itself dies in the middle of whatever it does. */
@Component
@ConditionalOnLocalPostgres
@Order(5)
public class HardKill implements Mishap {

    public static final String ID = "hard-kill";

    /** What the shell shows for a process that was killed with signal 9. */
    private static final int KILLED = 137;

    /** So that the page that says what happens still gets out. */
    private static final int HALF_A_SECOND = 500;

    HardKill() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Kill Drover the hard way";
    }

    @Override
    public String sentence() {
        return "Ends the process at once, as kill -9 does: nothing is closed, nothing is finished. Start Drover again the"
                + " way you started it, and a run goes on from its checkpoint.";
    }

    @Override
    public Optional<String> undoSentence() {
        return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public boolean isInForce() {
        return false;
    }

    @Override
    public String cause() {
        CompletableFuture.delayedExecutor(HALF_A_SECOND, TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(KILLED));
        return "Killed Drover the hard way.";
    }

    @Override
    public String undo() {
        return "There was nothing to undo.";
    }
}
