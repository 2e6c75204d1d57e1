package dev.drover.web.model;

import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TableOptions.StreamView;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.TableEdit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of what a table is besides its keys. Numbers are kept as typed.
 *
 * @param stream the name of a {@link StreamView}; empty for no stream
 * @param recovery {@code UNDECIDED}, {@code ON} or {@code OFF}
 */
record OptionsForm(
        String table,
        boolean provisioned,
        String readUnits,
        String writeUnits,
        String ttlAttribute,
        String stream,
        String recovery,
        String recoveryDays,
        String recoveryReason,
        String replicas,
        boolean infrequentAccess,
        boolean deletionProtection) {

    private static final String USUAL_DAYS = "35";

    static OptionsForm of(TargetTable table) {
        TableOptions options = table.options();
        Capacity capacity = options.capacity();
        Recovery recovery = options.recovery();
        return new OptionsForm(
                table.name(),
                capacity != null,
                capacity == null ? "" : Long.toString(capacity.readUnits()),
                capacity == null ? "" : Long.toString(capacity.writeUnits()),
                options.ttlAttribute() == null ? "" : options.ttlAttribute(),
                options.stream() == null ? "" : options.stream().name(),
                recovery == null ? "UNDECIDED" : recovery.days() > 0 ? "ON" : "OFF",
                recovery == null || recovery.days() == 0 ? USUAL_DAYS : Integer.toString(recovery.days()),
                recovery == null ? "" : recovery.reason(),
                String.join(", ", options.replicas()),
                options.infrequentAccess(),
                options.deletionProtection());
    }

    static OptionsForm of(Typed typed) {
        return new OptionsForm(
                typed.text("table"),
                typed.text("capacity").equals("PROVISIONED"),
                typed.text("readUnits"),
                typed.text("writeUnits"),
                typed.text("ttlAttribute"),
                typed.text("stream"),
                typed.text("recovery"),
                typed.text("recoveryDays"),
                typed.text("recoveryReason"),
                typed.raw("replicas"),
                typed.text("infrequentAccess").equals("true"),
                typed.text("deletionProtection").equals("true"));
    }

    TableEdit edit(Typed typed) {
        return new TableEdit.Decide(
                table,
                new TableOptions(
                        provisioned ? new Capacity(typed.number("readUnits"), typed.number("writeUnits")) : null,
                        typed.orNull("ttlAttribute"),
                        streamView(),
                        decided(typed),
                        typed.list("replicas"),
                        infrequentAccess,
                        deletionProtection));
    }

    private @Nullable StreamView streamView() {
        return Arrays.stream(StreamView.values())
                .filter(view -> view.name().equals(stream))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Recovery decided(Typed typed) {
        return switch (recovery) {
            case "ON" -> new Recovery(typed.number("recoveryDays"), recoveryReason);
            case "OFF" -> new Recovery(0, recoveryReason);
            default -> null;
        };
    }

    /** For the form: what a stream can report. */
    public List<StreamView> views() {
        return List.of(StreamView.values());
    }

    /** The field that a problem of the options is about. */
    static String field(String place, String sentence) {
        if (sentence.contains("capacity")) {
            return sentence.contains("read units") ? "readUnits" : "writeUnits";
        }
        if (sentence.contains("TTL")) {
            return "ttlAttribute";
        }
        if (sentence.contains("recovery")) {
            return sentence.contains("reason") ? "recoveryReason" : "recoveryDays";
        }
        return sentence.contains("replica") ? "replicas" : Submission.FORM;
    }
}
