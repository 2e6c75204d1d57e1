package dev.drover.people;

import java.util.Set;

/** A person with their roles in one workspace. */
public record Member(PersonId id, String signInName, String displayName, Set<Role> roles) {}
