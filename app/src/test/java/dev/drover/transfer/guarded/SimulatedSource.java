package dev.drover.transfer.guarded;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A source with a few rows, an application that changes them, and a log of what it committed.
 *
 * <p>Commits are in the log before readers can see them. No two rows are in the same place at once.
 */
final class SimulatedSource {

    /** @param place decides the row's key in the target */
    record Row(int place, int value) {}

    /** @param transaction its number in the log, from 1 */
    record Change(int row, @Nullable Row before, @Nullable Row after, int transaction, int index) {}

    private final RandomGenerator random;
    private final int places;
    /** What each transaction left, the state before the first one first. */
    private final List<@Nullable Row[]> states = new ArrayList<>();

    private final List<List<Change>> log = new ArrayList<>();
    private int visible;
    private int values;

    SimulatedSource(RandomGenerator random, int rows, int places) {
        this.random = random;
        this.places = places;
        @Nullable Row[] first = new Row[rows];
        for (int i = 0; i < rows; i++) {
            first[i] = random.nextInt(3) == 0 ? null : new Row(i, values++);
        }
        states.add(first);
    }

    int rows() {
        return states.get(0).length;
    }

    /** The application commits one or two changes. */
    void commit() {
        @Nullable Row[] now = states.get(states.size() - 1).clone();
        List<Change> changes = new ArrayList<>();
        int many = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < many; i++) {
            int row = random.nextInt(now.length);
            Row before = now[row];
            Row after = next(now, row);
            now[row] = after;
            if (before != null || after != null) {
                changes.add(new Change(row, before, after, log.size() + 1, i));
            }
        }
        log.add(changes);
        states.add(now);
    }

    private @Nullable Row next(@Nullable Row[] now, int row) {
        Row before = now[row];
        if (before != null && random.nextInt(3) == 0) {
            return null;
        }
        int place = before == null || random.nextInt(2) == 0 ? random.nextInt(places) : before.place();
        if (places == now.length && random.nextInt(8) > 0) {
            place = row;
        }
        for (int other = 0; other < now.length; other++) {
            Row there = now[other];
            if (other != row && there != null && there.place() == place) {
                return before;
            }
        }
        return new Row(place, values++);
    }

    int committed() {
        return log.size();
    }

    List<Change> transaction(int number) {
        return log.get(number - 1);
    }

    boolean isVisible(int transaction) {
        return transaction <= visible;
    }

    boolean hasHidden() {
        return visible < log.size();
    }

    void showOneMore() {
        visible++;
    }

    void showAll() {
        visible = log.size();
    }

    /** What a reader sees now. */
    @Nullable
    Row read(int row) {
        return states.get(visible)[row];
    }
}
