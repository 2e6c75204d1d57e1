package dev.drover.web.access;

import dev.drover.people.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a person needs in the workspace at hand to use an address. Every address that changes something has one.
 *
 * <p>Of several permissions, any one is enough.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permitted {

    Permission[] value();

    /** What people read who may not; empty for the sentence that fits everything. */
    String otherwise() default "";
}
