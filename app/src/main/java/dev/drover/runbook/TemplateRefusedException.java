package dev.drover.runbook;

/** A template does not fit the model; the message says why and what to do. */
public class TemplateRefusedException extends RuntimeException {

    TemplateRefusedException(String template, String because) {
        super("The template \"" + template + "\" does not fit. " + because);
    }
}
