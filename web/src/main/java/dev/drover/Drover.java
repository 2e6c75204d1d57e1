package dev.drover;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Drover. */
@SpringBootApplication
public class Drover {

    public static void main(String[] arguments) {
        // Pages are in English, whatever the machine speaks: 1,000 orders and not 1.000.
        Locale.setDefault(Locale.ENGLISH);
        SpringApplication.run(Drover.class, arguments);
    }
}
