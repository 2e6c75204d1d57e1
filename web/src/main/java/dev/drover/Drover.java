package dev.drover;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Drover. */
@SpringBootApplication
public class Drover {

    public static void main(String[] arguments) {
        SpringApplication.run(Drover.class, arguments);
    }
}
