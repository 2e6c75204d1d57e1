package dev.drover.web.live;

import java.util.HashMap;
import java.util.Map;

/** Counts open streams, in total and for each address, and refuses the one that is too many. */
final class StreamPlaces {

    private final int most;
    private final int mostPerAddress;
    private final Map<String, Integer> anonymous = new HashMap<>();
    private int taken;

    StreamPlaces(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /**
     * Takes a place.
     *
     * @param address of somebody who is not signed in; empty for somebody who is
     * @throws TooManyStreamsException if there is none
     */
    synchronized void take(String address) {
        if (taken >= most) {
            throw TooManyStreamsException.inTotal();
        }
        if (!address.isEmpty()) {
            if (anonymous.getOrDefault(address, 0) >= mostPerAddress) {
                throw TooManyStreamsException.from(address);
            }
            anonymous.merge(address, 1, Integer::sum);
        }
        taken++;
    }

    synchronized void giveBack(String address) {
        taken--;
        anonymous.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
    }

    synchronized int taken() {
        return taken;
    }
}
