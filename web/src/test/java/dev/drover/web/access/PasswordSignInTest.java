package dev.drover.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.SignIns;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@ServerTest
class PasswordSignInTest {

    private static final String RIGHT = "right and long enough";
    private static final PasswordEncoder QUICK = new BCryptPasswordEncoder(4);

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SignIns signIns;

    @Autowired
    HashingPlaces places;

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    int port;

    final ExecutorService crowd = Executors.newFixedThreadPool(30);
    String name;

    @BeforeEach
    void somebodyWithAPassword() {
        Workspace workspace = office.workspace();
        name = "p-" + UUID.randomUUID();
        directory.setRoles(
                workspace.id(),
                directory.addPerson(name, "Somebody", QUICK.encode(RIGHT)).id(),
                EnumSet.of(Role.ARCHITECT));
    }

    @AfterEach
    void endCrowd() {
        crowd.shutdownNow();
    }

    @Test
    void answersThirtyWrongPasswordsAtOnceAndThenTheRightOne() throws Exception {
        List<Integer> answers = thirtyTimes(() -> signIn("wrong").statusCode());
        // 200 is the sign-in page again, 503 a crowd.
        assertThat(answers).hasSize(30).allMatch(status -> status == 200 || status == 503);
        assertThat(failures()).isEqualTo(5);
        assertThat(signIn(RIGHT).body()).contains("Name or password is wrong");

        sql.sql("update person set locked_until = locked_until - interval '30 seconds' where sign_in_name = :name")
                .param("name", name)
                .update();
        assertThat(signIn(RIGHT).body()).contains("Sign out");
        assertThat(failures()).isZero();
    }

    @Test
    void comparesAtMostFiveOfThirtyPasswordsAtOnceWithTheHash() throws Exception {
        Counting counting = new Counting();
        PasswordSignIn signIn = new PasswordSignIn(signIns, counting, new HashingPlaces());
        thirtyTimes(() -> {
            try {
                return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong"));
            } catch (BadCredentialsException wrong) {
                return wrong;
            }
        });
        assertThat(counting.own).hasValue(5);
        assertThat(counting.ofNobody).hasValue(25);
    }

    @Test
    void saysThatThereAreTooManyWhenAllPlacesAreTaken() throws Exception {
        int all = Runtime.getRuntime().availableProcessors();
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < all; i++) {
            crowd.submit(() -> places.with(() -> await(end)));
        }
        while (places.free() > 0) {
            Thread.onSpinWait();
        }
        HttpResponse<String> answer = signIn(RIGHT);
        end.countDown();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("Your password was not looked at.");
        assertThat(failures()).isZero();
    }

    private static boolean await(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> signIn(String password) {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        return visitor.post("/sign-in", "name", name, "password", password);
    }

    private int failures() {
        return sql.sql("select failed_sign_ins from person where sign_in_name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private <T> List<T> thirtyTimes(Callable<T> attempt) throws Exception {
        List<Future<T>> futures =
                crowd.invokeAll(IntStream.range(0, 30).mapToObj(i -> attempt).toList());
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }

    /** Counts with which hashes passwords are compared. */
    private static final class Counting implements PasswordEncoder {

        final AtomicInteger own = new AtomicInteger();
        final AtomicInteger ofNobody = new AtomicInteger();
        private volatile String nobody = "";

        @Override
        public String encode(CharSequence password) {
            nobody = String.valueOf(QUICK.encode(password));
            return nobody;
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            (hash.equals(nobody) ? ofNobody : own).incrementAndGet();
            return QUICK.matches(password, hash);
        }
    }
}
