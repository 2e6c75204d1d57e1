package dev.drover.web.model;

import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import java.util.ArrayList;
import java.util.List;

/** The options of a table as people say them. */
final class OptionsWords {

    private OptionsWords() {}

    static String of(TableOptions options) {
        List<String> words = new ArrayList<>();
        Capacity capacity = options.capacity();
        words.add(
                capacity == null
                        ? "on demand"
                        : String.format(
                                "provisioned, %,d read and %,d write units a second",
                                capacity.readUnits(), capacity.writeUnits()));
        if (options.infrequentAccess()) {
            words.add("infrequent access");
        }
        words.add(options.ttlAttribute() == null ? "nothing expires" : "expires by " + options.ttlAttribute());
        words.add(
                options.stream() == null
                        ? "no stream"
                        : switch (options.stream()) {
                            case KEYS_ONLY -> "stream of keys";
                            case NEW_IMAGE -> "stream of items after a change";
                            case OLD_IMAGE -> "stream of items before a change";
                            case NEW_AND_OLD_IMAGES -> "stream of items before and after a change";
                        });
        words.add(recovery(options));
        if (!options.replicas().isEmpty()) {
            words.add("replicas in " + String.join(", ", options.replicas()));
        }
        if (options.deletionProtection()) {
            words.add("protected from being deleted");
        }
        return String.join(" · ", words);
    }

    private static String recovery(TableOptions options) {
        Recovery recovery = options.recovery();
        if (recovery == null) {
            return "recovery not decided";
        }
        return recovery.days() == 0
                ? "no point-in-time recovery: " + recovery.reason()
                : "point-in-time recovery of " + recovery.days() + " days";
    }
}
