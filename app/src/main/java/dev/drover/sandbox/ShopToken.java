package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.DataDirectory;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import dev.drover.traffic.ApiTokens;
import org.springframework.stereotype.Component;

/** The token with which the sample shop asks for flags; the shop keeps it in a file, as applications do. */
@Component
@ConditionalOnLocalPostgres
class ShopToken {

    private static final String FILE = "token-of-the-shop";

    private final DataDirectory directory;
    private final ApiTokens tokens;

    ShopToken(DataDirectory directory, ApiTokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    /** The kept token while it is valid, else a new one. */
    String of(WorkspaceId workspace, Actor admin) {
        return directory
                .kept(FILE)
                .filter(kept ->
                        tokens.workspaceOf(kept).filter(workspace::equals).isPresent())
                .orElseGet(() -> {
                    String token = tokens.create(workspace, "Sample shop", admin);
                    directory.keep(FILE, token);
                    return token;
                });
    }
}
