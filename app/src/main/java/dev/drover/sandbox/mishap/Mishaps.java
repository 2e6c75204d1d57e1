package dev.drover.sandbox.mishap;

import dev.drover.audit.AuditTrail;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that can be broken in the sandbox, and the record of who broke it. */
@Service
@ConditionalOnLocalPostgres
public class Mishaps {

    private final List<Mishap> all;
    private final AuditTrail audit;

    Mishaps(List<Mishap> all, AuditTrail audit) {
        this.all = all;
        this.audit = audit;
    }

    public List<Mishap> all() {
        return all;
    }

    public Optional<Mishap> find(String id) {
        return all.stream().filter(mishap -> mishap.id().equals(id)).findFirst();
    }

    /** @throws MishapRefusedException if it cannot be done at the moment; nothing is changed then */
    @Transactional
    public String cause(Mishap mishap, WorkspaceId workspace, Actor actor) {
        mishap.obstacle().ifPresent(obstacle -> {
            throw new MishapRefusedException(mishap, obstacle);
        });
        String done = mishap.cause();
        audit.record(actor, workspace, null, "sandbox.broken", done);
        return done;
    }

    @Transactional
    public String undo(Mishap mishap, WorkspaceId workspace, Actor actor) {
        String done = mishap.undo();
        audit.record(actor, workspace, null, "sandbox.mended", done);
        return done;
    }
}
