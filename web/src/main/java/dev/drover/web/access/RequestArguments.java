package dev.drover.web.access;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Workspace;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/** Hands controllers what {@link AccessInterceptor} found: the viewer, the actor, the workspace, the migration. */
class RequestArguments implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> KNOWN = Set.of(Viewer.class, Actor.class, Workspace.class, Migration.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Class<?> type = parameter.getParameterType();
        Object found =
                type == Migration.class ? attribute(request, AccessInterceptor.MIGRATION) : ofViewer(request, type);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    private static @Nullable Object ofViewer(NativeWebRequest request, Class<?> type) {
        Viewer viewer = (Viewer) attribute(request, AccessInterceptor.VIEWER);
        if (viewer == null || type == Viewer.class) {
            return viewer;
        }
        return type == Actor.class ? viewer.actor() : viewer.workspace();
    }

    private static @Nullable Object attribute(NativeWebRequest request, String name) {
        return request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    }
}
