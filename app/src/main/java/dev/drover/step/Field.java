package dev.drover.step;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one parameter of a step type for forms and documentation. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** Sentence case, with the unit: "Items in flight", "Pause between stops, seconds". */
    String label();

    /** A value that would be right in many cases, in the form in which people type it. */
    String example();

    /** One sentence of help; empty if the label says it all. */
    String help() default "";
}
