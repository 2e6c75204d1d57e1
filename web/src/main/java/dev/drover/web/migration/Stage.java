package dev.drover.web.migration;

/**
 * One part of the way of a migration, as the overview shows it.
 *
 * @param tone ok, warn, bad, busy or idle
 * @param sentence what is done or missing
 * @param address where to go on
 */
record Stage(String name, String tone, String icon, String state, String sentence, String address) {

    static Stage done(String name, String sentence, String address) {
        return new Stage(name, "ok", "ok", "Done", sentence, address);
    }

    static Stage open(String name, String sentence, String address) {
        return new Stage(name, "warn", "warn", "To do", sentence, address);
    }

    static Stage later(String name, String sentence, String address) {
        return new Stage(name, "idle", "dot", "Cannot start yet", sentence, address);
    }
}
