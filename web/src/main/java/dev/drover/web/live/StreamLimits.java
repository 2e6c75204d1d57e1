package dev.drover.web.live;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many streams this node keeps open.
 *
 * @param mostPerAddress streams of people who are not signed in, for one address
 * @param longest after which a stream ends; browsers open the next one by themselves
 */
@Component
record StreamLimits(
        @Value("${drover.streams.most:5000}") int most,
        @Value("${drover.streams.most-per-address:20}") int mostPerAddress,
        @Value("${drover.streams.longest:30m}") Duration longest) {}
