package dev.drover.people;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All people. */
interface People extends Repository<Person, Long> {

    Person save(Person person);

    Optional<Person> findById(long id);

    @Query("select p from Person p where lower(p.signInName) = lower(:name)")
    Optional<Person> withSignInName(String name);

    @Query("select p from Person p order by p.displayName")
    List<Person> inOrder();

    long count();
}
