package dev.drover.model.version;

import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import dev.drover.model.version.ModelDifference.Kind;
import dev.drover.model.version.Pairs.Pair;

/** Compares two versions of one table. */
final class TableComparison {

    private final TargetTable before;
    private final TargetTable after;
    private final ModelComparison all;

    TableComparison(TargetTable before, TargetTable after, ModelComparison all) {
        this.before = before;
        this.after = after;
        this.all = all;
    }

    void run() {
        all.changed(
                after.name(),
                "The key of " + after.name(),
                Said.keys(before.primaryKey()),
                Said.keys(after.primaryKey()));
        for (Pair<GlobalIndex> pair :
                Pairs.of(before.indexes(), GlobalIndex::identity, after.indexes(), GlobalIndex::identity)) {
            index(pair);
        }
        options(before.options(), after.options());
        for (Pair<EntityMapping> pair :
                Pairs.of(before.entities(), before::identityOf, after.entities(), after::identityOf)) {
            entity(pair);
        }
    }

    private void index(Pair<GlobalIndex> pair) {
        GlobalIndex was = pair.before();
        GlobalIndex is = pair.after();
        if (is == null && was != null) {
            all.add(Kind.REMOVED, after.name(), "The index " + was.name() + " of " + after.name() + " is gone.");
        } else if (was == null && is != null) {
            all.add(
                    Kind.ADDED,
                    place(is.name()),
                    "The " + Said.kind(is) + " index " + is.name() + " of " + after.name() + " is new: key "
                            + Said.keys(is) + ", carries " + Said.projection(is) + ".");
        } else if (was != null && is != null) {
            index(was, is);
        }
    }

    private void index(GlobalIndex was, GlobalIndex is) {
        String place = place(is.name());
        if (!was.name().equals(is.name())) {
            all.add(
                    Kind.RENAMED,
                    place,
                    "The index " + was.name() + " of " + after.name() + " is called " + is.name() + " now.");
        }
        all.changed(place, "The key of the index " + is.name(), Said.keys(was), Said.keys(is));
        all.changed(place, "What the index " + is.name() + " carries", Said.projection(was), Said.projection(is));
        all.changed(place, "The kind of the index " + is.name(), Said.kind(was), Said.kind(is));
    }

    private void options(TableOptions was, TableOptions is) {
        String place = place("Options");
        String of = " of " + after.name();
        all.changed(place, "The capacity" + of, Said.capacity(was), Said.capacity(is));
        all.changed(place, "The TTL attribute" + of, Said.orNone(was.ttlAttribute()), Said.orNone(is.ttlAttribute()));
        all.changed(place, "The stream" + of, Said.orNone(was.stream()), Said.orNone(is.stream()));
        all.changed(place, "The point-in-time recovery" + of, Said.recovery(was), Said.recovery(is));
        all.changed(place, "The list of replicas" + of, Said.names(was.replicas()), Said.names(is.replicas()));
        all.changed(
                place,
                "The table class" + of,
                Said.tableClass(was.infrequentAccess()),
                Said.tableClass(is.infrequentAccess()));
        all.changed(
                place,
                "The deletion protection" + of,
                Said.onOrOff(was.deletionProtection()),
                Said.onOrOff(is.deletionProtection()));
    }

    private void entity(Pair<EntityMapping> pair) {
        EntityMapping was = pair.before();
        EntityMapping is = pair.after();
        if (is == null && was != null) {
            all.add(Kind.REMOVED, after.name(), "The entity " + was.entity() + " of " + after.name() + " is gone.");
        } else if (was == null && is != null) {
            all.add(
                    Kind.ADDED,
                    place(is.entity()),
                    "The entity " + is.entity() + " of " + after.name()
                            + " is new: from " + is.sourceTable() + ", "
                            + Said.count(is.attributes().size(), "attribute")
                            + ".");
        } else if (was != null && is != null) {
            new EntityComparison(was, is, place(is.entity()), all).run();
        }
    }

    private String place(String part) {
        return after.name() + " · " + part;
    }
}
