package dev.drover.sandbox.mishap;

import dev.drover.db.ConditionalOnLocalPostgres;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Five orders in the new table are no longer what they are in the old database, each in another way. */
@Component
@ConditionalOnLocalPostgres
@Order(3)
class DamagedRecords implements Mishap {

    private final NewTables tables;
    private final Undoing undoing;

    DamagedRecords(NewTables tables, Undoing undoing) {
        this.tables = tables;
        this.undoing = undoing;
    }

    @Override
    public String id() {
        return "damaged-records";
    }

    @Override
    public String name() {
        return "Five damaged records";
    }

    @Override
    public String sentence() {
        return "In the new table one order goes missing, one is made up, one loses the end of its notes, one is placed"
                + " an hour or two later, and one total is rounded to cents. The validation must find all five and name"
                + " the causes.";
    }

    @Override
    public Optional<String> undoSentence() {
        return Optional.of("Puts the five records back as they were.");
    }

    @Override
    public Optional<String> obstacle() {
        if (!tables.answer()) {
            return Optional.of("The new database does not answer.");
        }
        return tables.newest().isPresent()
                ? Optional.empty()
                : Optional.of("There is no new table yet. Start a rehearsal or a live run, and come back when it has"
                        + " copied.");
    }

    @Override
    public boolean isInForce() {
        return tables.answer() && undoing.isPossible();
    }

    @Override
    public String cause() {
        String table = tables.newest().orElseThrow();
        undoing.undo();
        List<Damage> damages = Damage.of(tables.someOrders(table));
        if (damages.size() < Damage.Kind.values().length) {
            throw new MishapRefusedException(this, "The table " + table + " does not hold enough orders yet.");
        }
        damages.forEach(damage -> undoing.remember(table, damage));
        damages.forEach(damage -> tables.apply(table, damage));
        return "Damaged five orders in the table " + table + ": "
                + String.join(", ", damages.stream().map(Damage::words).toList()) + ".";
    }

    @Override
    public String undo() {
        return "Put " + undoing.undo() + " records of the new table back.";
    }
}
