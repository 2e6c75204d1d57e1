package dev.drover.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The classes of the statements of a snapshot, which never change; those of the latest few snapshots are kept. */
@Component
class Classes {

    private static final int KEPT = 10;

    private final Sources sources;
    private final Map<Long, Map<String, Classified>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<String, Classified>> eldest) {
            return size() > KEPT;
        }
    };

    Classes(Sources sources) {
        this.sources = sources;
    }

    /** By digest. */
    Map<String, Classified> of(Snapshot snapshot) {
        synchronized (known) {
            Map<String, Classified> before = known.get(snapshot.id());
            if (before != null) {
                return before;
            }
        }
        SourceReading reading = snapshot.reading();
        Map<String, Classified> found = reading.statements().stream()
                .collect(Collectors.toMap(StatementCount::digest, count -> sources.classify(count, reading)));
        synchronized (known) {
            known.put(snapshot.id(), found);
        }
        return found;
    }
}
