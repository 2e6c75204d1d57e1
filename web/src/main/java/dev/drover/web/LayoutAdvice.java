package dev.drover.web;

import dev.drover.migration.Migration;
import dev.drover.people.Role;
import dev.drover.sandbox.Sandbox;
import dev.drover.web.access.CurrentRequest;
import dev.drover.web.access.Viewer;
import dev.drover.web.run.RunWords;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout shows on every page. */
@ControllerAdvice
class LayoutAdvice {

    private final ObjectProvider<Sandbox> sandbox;
    private final RunWords words;

    LayoutAdvice(ObjectProvider<Sandbox> sandbox, RunWords words) {
        this.sandbox = sandbox;
        this.words = words;
    }

    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer(HttpServletRequest request) {
        return CurrentRequest.viewer(request);
    }

    @ModelAttribute("migration")
    @Nullable
    Migration migration(HttpServletRequest request) {
        return CurrentRequest.migration(request);
    }

    /** Thymeleaf allows no beans among the parameters of a fragment. */
    @ModelAttribute("runWords")
    RunWords runWords() {
        return words;
    }

    @ModelAttribute("inSandbox")
    boolean inSandbox() {
        return sandbox.getIfAvailable() != null;
    }

    /** The people whom anybody can be with one button; none outside the sandbox. */
    @ModelAttribute("sandboxRoles")
    List<Role> sandboxRoles() {
        return inSandbox() ? Sandbox.ROLES : List.of();
    }

    /** The address of the page, so that a form can lead back to it. */
    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
