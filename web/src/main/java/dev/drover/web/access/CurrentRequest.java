package dev.drover.web.access;

import dev.drover.migration.Migration;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What {@link AccessInterceptor} found out about a request. */
public final class CurrentRequest {

    private CurrentRequest() {}

    public static @Nullable Viewer viewer(HttpServletRequest request) {
        return (Viewer) request.getAttribute(AccessInterceptor.VIEWER);
    }

    public static @Nullable Migration migration(HttpServletRequest request) {
        return (Migration) request.getAttribute(AccessInterceptor.MIGRATION);
    }

    /** The zone in which times are shown: the viewer's, or without one the browser's, or UTC. */
    public static ZoneId zone(HttpServletRequest request) {
        Viewer viewer = viewer(request);
        return viewer == null ? AccessInterceptor.browserZone(request) : viewer.zone();
    }
}
