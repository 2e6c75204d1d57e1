package dev.drover.web.model;

import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.browser.Sites;
import org.springframework.stereotype.Component;

/** Migrations over a real source, and people who are signed in, for tests of these pages over HTTP. */
@Component
class ModelPages {

    private final Office office;
    private final Members members;
    private final Sites sites;

    ModelPages(Office office, Members members, Sites sites) {
        this.office = office;
        this.members = members;
        this.sites = sites;
    }

    /** A browser in which somebody with this role is signed in, and who that is. */
    record Visitor(Browser browser, Actor actor) {}

    Visitor visitor(int port, Workspace workspace, Role role) {
        Member member = members.member(workspace, role);
        Browser browser = new Browser(port).signIn(member.person().signInName(), member.password());
        return new Visitor(browser, member.actor());
    }

    Workspace workspace() {
        return office.workspace();
    }

    Migration migration(Workspace workspace, SourceAddress source, Actor actor) {
        return sites.open(workspace, source, Sites.NO_AWS, actor);
    }
}
