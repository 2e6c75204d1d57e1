package dev.drover.web.traffic;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.traffic.ApiTokens;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes and revokes the tokens with which applications ask for flags. */
@Controller
class TokenController {

    private static final int LONGEST_NAME = 80;

    private final TrafficPage page;
    private final ApiTokens tokens;

    TokenController(TrafficPage page, ApiTokens tokens) {
        this.page = page;
        this.tokens = tokens;
    }

    @PostMapping("/migrations/{migration}/traffic/tokens")
    @Permitted(Permission.ADMINISTER)
    String create(
            Migration migration,
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("typed", Map.of("token-name", name));
            return page.showAgain(
                    migration,
                    model,
                    Map.of(
                            "token-name",
                            name.isBlank()
                                    ? "Say which application the token is for, for example Shop website"
                                    : "The name has " + name.length() + " characters, and there is room for "
                                            + LONGEST_NAME));
        }
        redirect.addFlashAttribute("newToken", tokens.create(migration.workspace(), name.strip(), actor));
        return "redirect:/migrations/" + migration.id() + "/traffic#tokens";
    }

    @PostMapping("/migrations/{migration}/traffic/tokens/{token}/revoke")
    @Permitted(Permission.ADMINISTER)
    String revoke(Migration migration, Actor actor, @PathVariable long token) {
        tokens.revoke(migration.workspace(), token, actor);
        return "redirect:/migrations/" + migration.id() + "/traffic#tokens";
    }
}
