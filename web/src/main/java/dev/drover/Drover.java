package dev.drover;

import dev.drover.runbook.command.RunbookCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** Starts Drover, or only checks files when the first argument is {@code runbook}. */
@SpringBootApplication
public class Drover {

    public static void main(String[] arguments) {
        // Pages are in English, whatever the machine speaks: 1,000 orders and not 1.000.
        Locale.setDefault(Locale.ENGLISH);
        if (arguments.length > 0 && arguments[0].equals("runbook")) {
            // Nothing but what was found belongs on the console of a pipeline.
            LoggingSystem.get(Drover.class.getClassLoader()).beforeInitialize();
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            System.exit(RunbookCommand.on(utf8(FileDescriptor.out), utf8(FileDescriptor.err))
                    .run(rest));
        }
        SpringApplication.run(Drover.class, arguments);
    }

    /** Whatever the machine takes for its own: files and what is said about them are in UTF-8. */
    private static PrintStream utf8(FileDescriptor where) {
        return new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
    }
}
