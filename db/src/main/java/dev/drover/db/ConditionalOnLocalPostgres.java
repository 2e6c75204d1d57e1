package dev.drover.db;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches when no database is configured, so that Drover starts its own and the sandbox is on. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(LocalPostgresAutoConfiguration.NoDatabaseConfigured.class)
public @interface ConditionalOnLocalPostgres {}
