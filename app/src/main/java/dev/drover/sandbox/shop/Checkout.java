package dev.drover.sandbox.shop;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places orders and pays them, in turns, wherever the flag says; it asks right before each write. */
final class Checkout implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Checkout.class);
    private static final int MOST_LINES = 5;
    private static final BigDecimal NO_DISCOUNT = BigDecimal.ZERO;

    private final ShopFlags flags;
    private final OldStore oldStore;
    private final NewStore newStore;
    private final CatchUp catchUp;
    private final ShopFigures figures;
    private final Clock clock;
    private final SplittableRandom random;
    private final Deque<ShopOrder> unpaid = new ArrayDeque<>();
    private long lastId;

    Checkout(ShopFlags flags, OldStore oldStore, NewStore newStore, CatchUp catchUp, ShopFigures figures, Clock clock) {
        this.flags = flags;
        this.oldStore = oldStore;
        this.newStore = newStore;
        this.catchUp = catchUp;
        this.figures = figures;
        this.clock = clock;
        this.random = new SplittableRandom(clock.millis());
    }

    /** One write, or none while writing is not allowed. */
    @Override
    public void run() {
        WriteTo writeTo = flags.writeTo();
        Store leading = writeTo == WriteTo.NEW ? Store.NEW : Store.OLD;
        try {
            switch (writeTo) {
                case UNKNOWN, FROZEN -> {}
                case OLD -> {
                    catchUp.forget();
                    writeOld();
                }
                case BOTH -> writeBoth();
                case NEW -> {
                    if (catchUp.isComplete()) {
                        writeNew();
                    }
                }
            }
        } catch (RuntimeException e) {
            log.debug("{} did not take a write", leading.label(), e);
            figures.writeFailed(leading);
        }
    }

    private void writeBoth() {
        catchUp.begin();
        Instant before = clock.instant();
        long order;
        try {
            order = writeOld();
        } catch (RuntimeException e) {
            // Nobody knows whether it was committed before the failure.
            catchUp.fellBehind(before);
            throw e;
        }
        try {
            catchUp.follow(order);
        } catch (RuntimeException e) {
            // The old store leads: the write counts, and the new store gets it as soon as it answers again.
            log.debug("The new store did not take order {}", order, e);
            figures.writeFailed(Store.NEW);
            catchUp.fellBehind(before);
        }
    }

    private long writeOld() {
        LocalDateTime now = now();
        ShopOrder due = unpaid.pollFirst();
        if (due == null) {
            ShopOrder order = oldStore.place(1 + random.nextLong(oldStore.highest("customers")), now, basket(true));
            unpaid.addLast(order);
            figures.written(Store.OLD);
            return order.id();
        }
        oldStore.pay(due.id(), now, "CARD", reference());
        figures.written(Store.OLD);
        return due.id();
    }

    private void writeNew() {
        ShopOrder due = unpaid.pollFirst();
        if (due == null) {
            ShopOrder order = order(basket(false));
            newStore.place(order);
            unpaid.addLast(order);
        } else {
            ShopPayment payment =
                    new ShopPayment(newId(), due.id(), "CARD", due.total(), now().toLocalDate(), reference());
            newStore.pay(payment, clock.instant());
        }
        figures.written(Store.NEW);
    }

    private ShopOrder order(List<ShopOrder.Line> lines) {
        BigDecimal total = lines.stream().map(ShopOrder.Line::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ShopOrder(
                newId(),
                1 + random.nextLong(20),
                "OPEN",
                NO_DISCOUNT,
                total,
                "EUR",
                now(),
                clock.instant(),
                null,
                null,
                null,
                lines);
    }

    private List<ShopOrder.Line> basket(boolean fromOld) {
        List<ShopOrder.Line> lines = new ArrayList<>();
        int size = 1 + random.nextInt(MOST_LINES);
        for (int line = 1; line <= size; line++) {
            long product = 1 + random.nextLong(20);
            BigDecimal price = fromOld ? oldStore.priceOf(product) : newStore.priceOf(product);
            lines.add(new ShopOrder.Line(line, product, 1 + random.nextInt(3), price));
        }
        return lines;
    }

    /** Without the old database there is no sequence to take an id from, so ids come from the time. */
    private long newId() {
        lastId = Math.max(lastId + 1, clock.millis() * 1000);
        return lastId;
    }

    private String reference() {
        return "TRX-" + Long.toHexString(random.nextLong()).toUpperCase(Locale.ROOT);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ShopItems.ZONE).truncatedTo(ChronoUnit.MICROS);
    }
}
