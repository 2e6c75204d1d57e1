package dev.drover.web.access;

import dev.drover.people.Person;
import dev.drover.people.PersonId;
import java.io.Serial;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The principal of a session: only who it is. What they may do is looked up on every request, so that a role that was
 * taken away is gone at once.
 */
public record SignedIn(long personId, String signInName) implements UserDetails {

    @Serial
    private static final long serialVersionUID = 1;

    public static SignedIn as(Person person) {
        return new SignedIn(person.id().value(), person.signInName());
    }

    public PersonId id() {
        return new PersonId(personId);
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return signInName;
    }
}
