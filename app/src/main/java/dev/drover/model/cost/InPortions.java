package dev.drover.model.cost;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses an offer file of which one part has more bytes than it may. The parser may have read a few on already. */
final class InPortions extends FilterInputStream {

    private long allowed = Long.MAX_VALUE;
    private long left = Long.MAX_VALUE;

    InPortions(InputStream in) {
        super(in);
    }

    /** From here to the next call. */
    void allow(long bytes) {
        allowed = bytes;
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        return counted(n, n);
    }

    private int counted(int answer, int bytes) {
        left -= answer < 0 ? 0 : bytes;
        if (left < 0) {
            throw RefusedPricesException.notAnOffer("one product has more than %,d bytes".formatted(allowed));
        }
        return answer;
    }
}
