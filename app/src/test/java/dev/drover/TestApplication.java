package dev.drover;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application as tests of {@code app} see it: every room, no pages. */
@SpringBootApplication
public class TestApplication {}
