package dev.drover.web.access;

import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.web.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds out for every request who asks, in which workspace the thing is that they ask for, and whether they may.
 *
 * <p>Addresses with a {@code {migration}} or {@code {workspace}} in them belong to that workspace. Whoever is no member
 * gets the same 404 as for something that does not exist. Whatever carries no {@link Permitted} needs
 * {@link Permission#VIEW}.
 */
@Component
class AccessInterceptor implements HandlerInterceptor {

    static final String VIEWER = AccessInterceptor.class.getName() + ".viewer";
    static final String MIGRATION = AccessInterceptor.class.getName() + ".migration";

    private final Directory directory;
    private final Migrations migrations;

    AccessInterceptor(Directory directory, Migrations migrations) {
        this.directory = directory;
        this.migrations = migrations;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Optional<Person> person = signedIn().flatMap(who -> directory.person(who.id()));
        if (person.isEmpty()) {
            OpenTo open = method.getMethodAnnotation(OpenTo.class);
            if (open == null || open.value() != OpenTo.Audience.EVERYBODY) {
                throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
            }
            return true;
        }
        Workspace workspace = workspace(request, person.get());
        Set<Role> roles = workspace == null
                ? Set.of()
                : directory.roles(workspace.id(), person.get().id());
        if (workspace != null && roles.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Viewer viewer = new Viewer(
                person.get().actor(),
                workspace,
                roles,
                person.get().theme(),
                person.get().timeZone().orElseGet(() -> browserZone(request)),
                request.getLocale());
        check(request, method, viewer);
        request.setAttribute(VIEWER, viewer);
        return true;
    }

    private static void check(HttpServletRequest request, HandlerMethod method, Viewer viewer) {
        Permitted permitted = method.getMethodAnnotation(Permitted.class);
        if (permitted != null) {
            if (Arrays.stream(permitted.value()).noneMatch(viewer::may)) {
                if (!permitted.otherwise().isEmpty()) {
                    Refusal.explain(request, permitted.otherwise());
                }
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
        } else if (!method.hasMethodAnnotation(OpenTo.class) && !viewer.may(Permission.VIEW)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Workspace workspace(HttpServletRequest request, Person person) {
        Map<String, String> path =
                (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (path != null && path.containsKey("migration")) {
            Migration migration = migration(path.get("migration"))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            request.setAttribute(MIGRATION, migration);
            return directory.workspace(migration.workspace()).orElse(null);
        }
        if (path != null && path.containsKey("workspace")) {
            return directory
                    .workspaceWithSlug(path.get("workspace"))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        return directory.workspacesOf(person.id()).stream().findFirst().orElse(null);
    }

    private Optional<Migration> migration(String id) {
        return id.matches("[0-9]{1,18}") ? migrations.find(MigrationId.valueOf(id)) : Optional.empty();
    }

    private static Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? Optional.of(who)
                : Optional.empty();
    }

    /** The zone that the page's script put into a cookie. */
    static ZoneId browserZone(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals("zone")) {
                    try {
                        return ZoneId.of(cookie.getValue().replace("%2F", "/"));
                    } catch (DateTimeException unknownZone) {
                        return ZoneOffset.UTC;
                    }
                }
            }
        }
        return ZoneOffset.UTC;
    }
}
