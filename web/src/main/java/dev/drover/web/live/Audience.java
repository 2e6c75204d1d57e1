package dev.drover.web.live;

import java.util.Locale;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** Who listens to a stream, which decides how much it tells. */
enum Audience {
    /** People of the workspace: which event of which run. */
    MEMBERS {
        @Override
        SseEventBuilder words(Signal signal) {
            return SseEmitter.event()
                    .id(signal.run() + "-" + signal.seq())
                    .name(NAME)
                    .data(signal.kind().toLowerCase(Locale.ROOT));
        }
    },
    /** Everybody with the link: that there is news, not even how much. */
    EVERYBODY {
        @Override
        SseEventBuilder words(Signal signal) {
            return SseEmitter.event().name(NAME).data("changed");
        }
    };

    private static final String NAME = "run";

    abstract SseEventBuilder words(Signal signal);
}
