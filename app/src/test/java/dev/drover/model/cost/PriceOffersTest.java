package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.drover.AppTest;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** The price list comes from a server of this test's own, with a file that was made by hand in the same format. */
@AppTest
class PriceOffersTest {

    private static final String PATH = "/offers/v1.0/aws/AmazonDynamoDB/current/eu-west-1/index.json";
    private static final String OFFER = offerFile();

    @Autowired
    PriceOffers offers;

    @Autowired
    PriceLists lists;

    @Autowired
    Office office;

    @Autowired
    TransactionOperations transactions;

    Workspace workspace;
    Actor architect;
    HttpServer server;

    @BeforeEach
    void aServerAndAnArchitect() throws IOException {
        workspace = office.workspace();
        architect = office.member(workspace, Role.ARCHITECT);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsWhatWouldChangeAndUsesItOnlyAfterSomebodyAccepted() {
        offers.bring(workspace.id(), stream(OFFER), architect);
        OfferedPrices offered = offers.of(workspace.id()).orElseThrow();
        assertThat(offered.differences())
                .extracting(
                        OfferedPrices.Difference::price,
                        difference -> difference.offered().stripTrailingZeros().toPlainString())
                .containsExactly(
                        tuple("AmazonDynamoDB/WriteRequestUnits", "0.000000705"),
                        tuple("AmazonDynamoDB/TimedStorage-ByteHrs", "0.283"),
                        tuple("AmazonDynamoDB/IA-WriteRequestUnits", "0.00000089"));
        assertThat(offered.origin().region()).isEqualTo("eu-west-1");
        assertThat(lists.of(workspace.id()).prices().of(Rate.DYNAMODB_STORAGE)).isEqualByComparingTo("0.25");

        offers.accept(workspace.id(), architect);
        PricesInUse inUse = lists.of(workspace.id());
        assertThat(inUse.prices().of(Rate.DYNAMODB_STORAGE)).isEqualByComparingTo("0.283");
        assertThat(inUse.prices().of(Rate.READ_REQUEST_UNIT)).isEqualByComparingTo("0.000000125");
        assertThat(inUse.prices().origin().effective()).hasToString("2026-11-20");
        assertThat(inUse.prices().origin().source())
                .startsWith("AWS price list AmazonDynamoDB in eu-west-1 of 2026-11-20; over ");
        assertThat(Objects.requireNonNull(inUse.upload()).by()).isEqualTo(architect.name());
        assertThat(offers.of(workspace.id())).isEmpty();
    }

    @Test
    void dropsWhatWaits() {
        offers.bring(workspace.id(), stream(OFFER), architect);
        offers.drop(workspace.id(), architect);
        assertThat(offers.of(workspace.id())).isEmpty();
        assertThat(lists.of(workspace.id()).upload()).isNull();
    }

    @Test
    void refusesAPriceThatCannotBeRightAndKeepsNothingOfTheFile() {
        assertThatThrownBy(() ->
                        offers.bring(workspace.id(), stream(OFFER.replace("\"0.0000007050\"", "\"-0.5\"")), architect))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageContaining("AmazonDynamoDB/WriteRequestUnits: the offer file says -0.5");
        assertThatThrownBy(() -> offers.bring(workspace.id(), stream("{\"offerCode\":\"x\""), architect))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageContaining("line 1 cannot be read");
        assertThat(offers.of(workspace.id())).isEmpty();
    }

    @Test
    void refusesAnOfferWithAProductOfEndlessSize() {
        String endless = "{\"products\": {\"A\": {\"sku\": \"A\", \"attributes\": {\"note\": \"" + "x".repeat(1_100_000)
                + "\"}}}}";
        assertThatThrownBy(() -> OfferFile.read(stream(endless)))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageContaining("one product has more than 1,000,000 bytes");
    }

    @Test
    void fetchesOneOfferAtATime() {
        answer(200, OFFER);
        PriceFetch fetch = fetch(1_000_000);
        assertThatThrownBy(() -> fetch.offer(
                        "AmazonDynamoDB",
                        "eu-west-1",
                        first -> fetch.offer("AmazonDynamoDB", "eu-west-1", OfferFile::read)))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageContaining("another one is being fetched");
        assertThat(fetch.offer("AmazonDynamoDB", "eu-west-1", OfferFile::read).usd())
                .hasSize(3);
    }

    @Test
    void fetchesTheOfferOfARegion() {
        answer(200, OFFER);
        OfferFile.Offer offer = fetch(1_000_000).offer("AmazonDynamoDB", "eu-west-1", OfferFile::read);
        assertThat(offer.usd()).hasSize(3);
    }

    @Test
    void refusesRedirectsAndFilesThatAreTooLarge() {
        answer(302, "");
        assertThatThrownBy(() -> fetch(1_000_000).offer("AmazonDynamoDB", "eu-west-1", OfferFile::read))
                .hasMessageContaining("answered 302");
        server.removeContext(PATH);
        answer(200, OFFER);
        assertThatThrownBy(() -> fetch(100).offer("AmazonDynamoDB", "eu-west-1", OfferFile::read))
                .hasMessageContaining("larger than 100 bytes");
    }

    @Test
    @Timeout(30)
    void endsAFetchWhoseServerStopsInTheMiddleOfTheFile() {
        CountDownLatch over = new CountDownLatch(1);
        server.createContext(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"offerCode\": ".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(over);
            exchange.close();
        });
        try {
            assertThatThrownBy(() -> fetch(1_000_000, Duration.ofSeconds(1))
                            .offer("AmazonDynamoDB", "eu-west-1", OfferFile::read))
                    .isInstanceOf(RefusedPricesException.class)
                    .hasMessageContaining("was not read within 1 seconds");
        } finally {
            over.countDown();
        }
    }

    @Test
    void refusesToFetchWhileATransactionHoldsADatabaseConnection() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        status -> offers.fetch(workspace.id(), "AmazonDynamoDB", "eu-west-1", architect)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void fetchesNothingUnlessSomebodySwitchedItOnAndOnlyFromRegions() {
        assertThat(offers.canFetch()).isFalse();
        assertThatThrownBy(() -> offers.fetch(workspace.id(), "AmazonDynamoDB", "eu-west-1", architect))
                .hasMessageContaining("drover.price-list.address switches it on");
        assertThatThrownBy(() -> fetch(100).offer("AmazonDynamoDB", "../secret", OfferFile::read))
                .hasMessageContaining("\"../secret\" is no Region");
        assertThatThrownBy(() -> new PriceFetch("http://prices.example.org", 100, Duration.ofSeconds(1)))
                .hasMessageContaining("must begin with https://");
    }

    private PriceFetch fetch(long mostBytes) {
        return fetch(mostBytes, Duration.ofSeconds(60));
    }

    private PriceFetch fetch(long mostBytes, Duration limit) {
        return new PriceFetch("http://127.0.0.1:" + server.getAddress().getPort(), mostBytes, limit);
    }

    private void answer(int status, String body) {
        server.createContext(PATH, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String offerFile() {
        try (InputStream file = PriceOffersTest.class.getResourceAsStream("/prices/offer-dynamodb.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
