package dev.drover.proof;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what a person did into the audit trail, in the transaction that does it. */
@Component
class Records {

    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    Records(TransactionTemplate transaction, AuditTrail audit) {
        this.transaction = transaction;
        this.audit = audit;
    }

    /** Something that changes a proof; it answers whether it did. */
    interface Deed {
        boolean done();
    }

    /** @return whether the deed was done; otherwise nothing is recorded */
    boolean with(Migration migration, Actor actor, String action, String sentence, Deed deed) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!deed.done()) {
                return false;
            }
            audit.record(actor, migration.workspace(), migration.id().value(), action, sentence);
            return true;
        }));
    }
}
