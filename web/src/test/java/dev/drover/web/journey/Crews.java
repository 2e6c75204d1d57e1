package dev.drover.web.journey;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes migrations with an inventory and a model, which wait for a runbook, and the people around them. */
@Component
class Crews {

    private final Sites sites;
    private final Members members;
    private final Office office;
    private final Inventory inventory;

    Crews(Sites sites, Members members, Office office, Inventory inventory) {
        this.sites = sites;
        this.members = members;
        this.office = office;
        this.inventory = inventory;
    }

    /** Who plans and signs behind the scenes, and who walks through the pages. */
    record Crew(Plans.Team team, Member lead, Member operator) {

        /** The path below which the pages of the migration are. */
        String root() {
            return "/migrations/" + team.migration().id();
        }
    }

    Crew crew() {
        Site site = sites.smallShop(Sites.NO_AWS);
        Workspace workspace = site.architect().workspace();
        inventory.add(
                site.migration().id(),
                PatternEdit.ofForm(Map.of("name", "Order by id", "direction", "READ", "entities", "Order")),
                site.architect().actor());
        Plans.Team team = new Plans.Team(
                workspace,
                site.migration(),
                site.architect().actor(),
                office.member(workspace, Role.LEAD),
                office.member(workspace, Role.OPERATOR),
                office.member(workspace, Role.STAKEHOLDER));
        return new Crew(team, members.member(workspace, Role.LEAD), members.member(workspace, Role.OPERATOR));
    }
}
