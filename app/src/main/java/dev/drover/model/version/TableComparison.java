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
                ModelText.keys(before.primaryKey()),
                ModelText.keys(after.primaryKey()));
        all.changed(
                after.name(),
                "The spread of the partition key of " + after.name(),
                ModelText.spread(before.shards()),
                ModelText.spread(after.shards()));
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
                    "The " + ModelText.kind(is) + " index " + is.name() + " of " + after.name() + " is new: key "
                            + ModelText.keys(is) + ", carries " + ModelText.projection(is) + ".");
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
        all.changed(place, "The key of the index " + is.name(), ModelText.keys(was), ModelText.keys(is));
        all.changed(
                place, "What the index " + is.name() + " carries", ModelText.projection(was), ModelText.projection(is));
        all.changed(place, "The kind of the index " + is.name(), ModelText.kind(was), ModelText.kind(is));
        all.changed(
                place,
                "The spread of the partition key of " + is.name(),
                ModelText.spread(was.shards()),
                ModelText.spread(is.shards()));
    }

    private void options(TableOptions was, TableOptions is) {
        String place = place("Options");
        String of = " of " + after.name();
        all.changed(place, "The capacity" + of, ModelText.capacity(was), ModelText.capacity(is));
        all.changed(
                place,
                "The TTL attribute" + of,
                ModelText.orNone(was.ttlAttribute()),
                ModelText.orNone(is.ttlAttribute()));
        all.changed(place, "The stream" + of, ModelText.orNone(was.stream()), ModelText.orNone(is.stream()));
        all.changed(place, "The point-in-time recovery" + of, ModelText.recovery(was), ModelText.recovery(is));
        all.changed(
                place, "The list of replicas" + of, ModelText.names(was.replicas()), ModelText.names(is.replicas()));
        all.changed(
                place,
                "The table class" + of,
                ModelText.tableClass(was.infrequentAccess()),
                ModelText.tableClass(is.infrequentAccess()));
        all.changed(
                place,
                "The deletion protection" + of,
                ModelText.onOrOff(was.deletionProtection()),
                ModelText.onOrOff(is.deletionProtection()));
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
                            + ModelText.count(is.attributes().size(), "attribute")
                            + ".");
        } else if (was != null && is != null) {
            new EntityComparison(was, is, place(is.entity()), all).run();
        }
    }

    private String place(String part) {
        return after.name() + " · " + part;
    }
}
