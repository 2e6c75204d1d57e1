package dev.drover.sign;

/** Something that can be measured again and again and tells early that a data model no longer fits. Keeps nothing. */
public interface WarningSign {

    SignDescription describe();

    /** What is known now; never a guess: what cannot be told says what is missing. */
    Measured measure(SignInput input);
}
