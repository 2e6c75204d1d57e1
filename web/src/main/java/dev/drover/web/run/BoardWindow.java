package dev.drover.web.run;

import dev.drover.execution.BackOut;
import dev.drover.execution.ExtendWindow;
import dev.drover.execution.Run;
import dev.drover.execution.RunForecast;
import dev.drover.execution.WindowExtension;
import dev.drover.execution.WindowExtensions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the run board says about the change window: its gauge, and what people asked for. */
@Component
class BoardWindow {

    private final ExtendWindow extend;
    private final WindowExtensions extensions;

    BoardWindow(ExtendWindow extend, WindowExtensions extensions) {
        this.extend = extend;
        this.extensions = extensions;
    }

    void show(Run run, RunForecast forecast, BackOut.@Nullable Length goingBack, Instant now, Model model) {
        Instant ends = run.windowEndsAt();
        if (ends == null || !run.status().isActive()) {
            return;
        }
        WindowTimes times = new WindowTimes(now, ends, forecast, goingBack);
        WindowExtension asked = extensions.open(run.id()).orElse(null);
        model.addAttribute("window", times);
        model.addAttribute("gauge", WindowGauge.of(times));
        model.addAttribute("extension", asked);
        model.addAttribute("extensionPeople", extend.people(run));
        model.addAttribute("extensionCounting", asked == null ? 0 : extend.counting(run, asked));
    }
}
