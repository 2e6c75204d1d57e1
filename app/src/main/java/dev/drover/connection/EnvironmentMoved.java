package dev.drover.connection;

import dev.drover.people.Actor;

/** An environment points at other addresses from now on. */
public record EnvironmentMoved(EnvironmentId environment, String name, Actor by) {}
