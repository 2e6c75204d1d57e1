package dev.drover.traffic;

/** Thrown when reads or writes cannot go where somebody wants them to go; the message says why and what to do. */
public class TrafficRefusedException extends RuntimeException {

    private TrafficRefusedException(String message) {
        super(message);
    }

    static TrafficRefusedException reads(TrafficSwitch from, int percent, String because) {
        return new TrafficRefusedException(
                "Reads cannot go from " + from.readPercent() + " % to " + percent + " %. " + because);
    }

    static TrafficRefusedException writes(TrafficSwitch from, WriteMode mode, String because) {
        return new TrafficRefusedException(
                "Writes cannot go from \"" + from.writeMode().label() + "\" to \"" + mode.label() + "\". " + because);
    }
}
