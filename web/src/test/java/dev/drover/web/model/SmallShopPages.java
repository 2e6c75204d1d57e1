package dev.drover.web.model;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.SmallShop;
import dev.drover.web.ServerTest;
import dev.drover.web.model.ModelPages.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What tests of a model's pages over HTTP begin with: a small shop and an architect for the class, and for each test a
 * migration of that shop without a model.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SmallShopPages {

    @LocalServerPort
    int port;

    @Autowired
    ModelPages pages;

    @Autowired
    TargetModels models;

    @Autowired
    Inventory inventory;

    @Autowired
    AuditTrail audit;

    TestDatabase shop;
    Workspace workspace;
    Visitor architect;
    Migration migration;

    /** The path below which the pages of the migration are. */
    String root;

    @BeforeAll
    void aShopAndAnArchitect() {
        shop = SmallShop.create();
        enterAWorkspace();
    }

    @BeforeEach
    void aMigrationOfTheSmallShop() {
        open(SmallShop.source(shop));
    }

    /** A new one, in which nothing is set or written down. */
    final void enterAWorkspace() {
        workspace = pages.workspace();
        architect = pages.visitor(port, workspace, Role.ARCHITECT);
    }

    final void open(SourceAddress source) {
        migration = pages.migration(workspace, source, architect.actor());
        root = "/migrations/" + migration.id();
    }

    /** Where nobody listens. */
    final SourceAddress away() {
        SourceAddress there = SmallShop.source(shop);
        return new SourceAddress("127.0.0.1", 1, "shop", there.schema(), there.user(), there.password());
    }

    /** The whole model of the shop, as version 1. */
    final void saveSmallShop() {
        models.save(migration.id(), SmallShop.model(), 0, "everything", architect.actor());
    }
}
