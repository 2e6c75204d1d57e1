package dev.drover.people;

/** How pages look to one person. */
public enum Theme {
    /** As the device says. */
    SYSTEM,
    LIGHT,
    DARK
}
