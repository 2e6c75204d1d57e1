package dev.drover.sandbox.shop;

/** What the shop's pages read; both stores can do it, each in its own way. */
interface ShopStore {

    /** Whether there is an order with that id. */
    boolean order(long id) throws Exception;

    /** Whether the customer's newest orders could be listed; a customer without any is no failure. */
    boolean ordersOf(long customer) throws Exception;

    /** Whether there is a product with that id. */
    boolean product(long id) throws Exception;
}
