package dev.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.db.DataDirectory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxDynamoDbTest {

    @TempDir
    Path home;

    DataDirectory directory;

    @BeforeEach
    void lock() {
        directory = DataDirectory.lock(home);
    }

    @AfterEach
    void unlock() {
        directory.close();
    }

    @Test
    void listensAtTheSameAddressAfterEveryStart() {
        SandboxDynamoDb first = new SandboxDynamoDb(directory, "");
        first.start();
        first.destroy();
        SandboxDynamoDb second = new SandboxDynamoDb(directory, "");
        second.start();
        assertThat(second.isRunning()).isTrue();
        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        second.destroy();
        second.start();
        assertThat(second.isRunning()).as("started again after the end").isFalse();
    }

    @Test
    void leavesADatabaseAloneThatSomebodyElseRuns() {
        SandboxDynamoDb given = new SandboxDynamoDb(directory, "http://localhost:4711");
        given.start();
        assertThat(given.isOurs()).isFalse();
        assertThat(given.isRunning()).isFalse();
        assertThat(given.address().endpoint()).isEqualTo("http://localhost:4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://dynamodb.eu-west-1.amazonaws.com", "http://192.0.2.7:8000", "localhost:8000"})
    void neverLeavesThisMachine(String endpoint) {
        assertThatThrownBy(() -> new SandboxDynamoDb(directory, endpoint))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(endpoint)
                .hasMessageContaining("this machine");
    }

    /** What the packed Drover is: every class of Drover, and none of DynamoDB Local. */
    @Test
    void startsWithoutDynamoDbLocalOnTheClassPath() throws Exception {
        try (Packed packed = new Packed()) {
            Class<?> type = packed.loadClass(SandboxDynamoDb.class.getName());
            assertThat(type).isNotEqualTo(SandboxDynamoDb.class);
            // What Spring does with a bean's class.
            assertThat(type.getDeclaredMethods()).isNotEmpty();
            assertThat(type.getDeclaredFields()).isNotEmpty();
            var constructor = type.getDeclaredConstructor(DataDirectory.class, String.class);
            constructor.setAccessible(true);
            Object dynamo = constructor.newInstance(directory, "");
            type.getMethod("start").invoke(dynamo);
            assertThat(type.getMethod("isOurs").invoke(dynamo)).isEqualTo(false);
            assertThat(type.getMethod("endpoint").invoke(dynamo)).isEqualTo("http://127.0.0.1:8000");
            type.getMethod("destroy").invoke(dynamo);
        }
    }

    /** Loads the sandbox's classes afresh, and finds nothing that the packed jar leaves out. */
    private static final class Packed extends URLClassLoader {

        private static final List<String> LEFT_OUT =
                List.of("software.amazon.dynamodb.", "org.eclipse.jetty.", "com.almworks.");

        Packed() {
            super(
                    new URL[] {
                        SandboxDynamoDb.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    SandboxDynamoDbTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (LEFT_OUT.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("dev.drover.sandbox.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
            return super.loadClass(name, resolve);
        }
    }
}
