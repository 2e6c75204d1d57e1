package dev.drover.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an address that needs no permission in a workspace, and says why that is right. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Audience value();

    String because();

    /** Who may use the address. */
    enum Audience {
        /** Anybody, signed in or not; {@link SecurityConfiguration} must let the address pass. */
        EVERYBODY,
        /** Everybody who is signed in. */
        SIGNED_IN
    }
}
