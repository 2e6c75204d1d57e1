package dev.drover.people;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the door of a Drover in which nobody is yet: with {@code drover.first-admin.name} and
 * {@code drover.first-admin.password} set, the first start adds that person and a workspace. Later starts ignore both.
 */
@Component
@Order(100)
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final Directory directory;
    private final @Nullable String name;
    private final @Nullable String password;
    private final String workspace;

    FirstAdmin(
            Directory directory,
            @Value("${drover.first-admin.name:#{null}}") @Nullable String name,
            @Value("${drover.first-admin.password:#{null}}") @Nullable String password,
            @Value("${drover.first-admin.workspace:Main}") String workspace) {
        this.directory = directory;
        this.name = name;
        this.password = password;
        this.workspace = workspace;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!directory.isEmpty()) {
            return;
        }
        if (name == null || password == null) {
            log.warn(
                    "Nobody can sign in yet. Start Drover once with drover.first-admin.name and"
                            + " drover.first-admin.password (environment: DROVER_FIRST_ADMIN_NAME, DROVER_FIRST_ADMIN_PASSWORD).");
            return;
        }
        Workspace first = directory.addWorkspace("main", workspace);
        Person admin = directory.addPerson(name, name, new BCryptPasswordEncoder(12).encode(password));
        directory.setRoles(first.id(), admin.id(), EnumSet.of(Role.ADMIN));
        log.info("Added the first admin, {}, and the workspace {}.", name, workspace);
    }
}
