package dev.drover.traffic;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Decides which users read from the new store.
 *
 * <p>A user stays where they are as long as the share stays (sticky), and raising the share moves nobody back
 * (monotone), because the bucket depends on key and user alone. The hash is MurmurHash3, 32 bits, over UTF-8, so that a
 * client in any language can compute the same.
 */
final class ReadBucket {

    private static final int BUCKETS = 10_000;

    private ReadBucket() {}

    /** Between 0 and 9,999. */
    static int of(String flagKey, String targetingKey) {
        byte[] text = (flagKey + targetingKey).getBytes(StandardCharsets.UTF_8);
        return Integer.remainderUnsigned(Hashing.murmur3_32().hashBytesToInt(text), BUCKETS);
    }

    static boolean readsNew(String flagKey, String targetingKey, int percent) {
        return of(flagKey, targetingKey) < percent * (BUCKETS / 100);
    }
}
