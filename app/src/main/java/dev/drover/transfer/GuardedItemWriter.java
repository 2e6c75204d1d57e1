package dev.drover.transfer;

import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.MappedRow;
import dev.drover.transfer.change.postgres.RowsAgain;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.Origin;
import dev.drover.transfer.guarded.TargetKey;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Sent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes items while changes of their rows are followed: whatever the feed has brought is as new or newer, and stays. */
final class GuardedItemWriter implements RowWriter {

    private final CompiledEntity entity;
    private final CopyTarget target;
    private final Guard guard;
    private final GuardedSends sends;
    private final Supplier<RowsAgain> source;
    private @Nullable RowsAgain owners;
    private long throttledBefore;

    /** @param source opens the source when two rows seem to have one key */
    GuardedItemWriter(
            CompiledEntity entity, CopyTarget target, Guard guard, GuardedSends sends, Supplier<RowsAgain> source) {
        this.entity = entity;
        this.target = target;
        this.guard = guard;
        this.sends = sends;
        this.source = source;
    }

    @Override
    public void put(MappedRow.Ready row, int index, PageWrite page) {
        page.sent(index);
        Origin origin = new Origin(entity.entity(), row.key());
        sends.send(guard.copied(origin, key(row), row.item())).thenAccept(sent -> page.answered(index, sent));
    }

    private TargetKey key(MappedRow.Ready row) {
        Map<String, ItemValue> place = new LinkedHashMap<>();
        for (String attribute : entity.targetKey()) {
            place.put(attribute, Objects.requireNonNull(row.item().attributes().get(attribute)));
        }
        return new TargetKey(target.name(), place);
    }

    @Override
    public void settle(PageWrite page) throws InterruptedException {
        for (Map.Entry<Integer, Sent.Open> open : page.open().entrySet()) {
            if (owners == null) {
                owners = source.get();
            }
            Sent sent = sends.settle(open.getValue(), owners);
            page.settled(open.getKey(), sent);
        }
        long throttled = sends.throttled();
        page.throttled(throttled - throttledBefore);
        throttledBefore = throttled;
    }

    @Override
    public void close() {
        if (owners != null) {
            owners.close();
        }
    }
}
