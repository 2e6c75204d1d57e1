package dev.drover.people;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which role in which workspace. */
@Repository
class Memberships {

    private final JdbcClient sql;

    Memberships(JdbcClient sql) {
        this.sql = sql;
    }

    Set<Role> roles(WorkspaceId workspace, PersonId person) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(sql.sql("select role from membership where workspace_id = :workspace and person_id = :person")
                .param("workspace", workspace.value())
                .param("person", person.value())
                .query((row, n) -> Role.valueOf(row.getString("role")))
                .list());
        return roles;
    }

    List<Long> workspacesOf(PersonId person) {
        return sql.sql("select distinct workspace_id from membership where person_id = :person")
                .param("person", person.value())
                .query(Long.class)
                .list();
    }

    void give(WorkspaceId workspace, PersonId person, Role role) {
        sql.sql("insert into membership (workspace_id, person_id, role) values (:workspace, :person, :role)"
                        + " on conflict do nothing")
                .param("workspace", workspace.value())
                .param("person", person.value())
                .param("role", role.name())
                .update();
    }

    void takeAll(WorkspaceId workspace, PersonId person) {
        sql.sql("delete from membership where workspace_id = :workspace and person_id = :person")
                .param("workspace", workspace.value())
                .param("person", person.value())
                .update();
    }

    List<Member> members(WorkspaceId workspace) {
        Map<PersonId, Member> members = new LinkedHashMap<>();
        sql.sql("""
                        select p.id, p.sign_in_name, p.display_name, m.role
                          from membership m
                          join person p on p.id = m.person_id
                         where m.workspace_id = :workspace
                         order by p.display_name, p.id
                        """).param("workspace", workspace.value()).query(row -> {
            PersonId id = new PersonId(row.getLong("id"));
            String signInName = row.getString("sign_in_name");
            String displayName = row.getString("display_name");
            members.computeIfAbsent(id, i -> new Member(i, signInName, displayName, EnumSet.noneOf(Role.class)))
                    .roles()
                    .add(Role.valueOf(row.getString("role")));
        });
        return new ArrayList<>(members.values());
    }
}
