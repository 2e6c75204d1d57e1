package dev.drover.model.mapping;

/** Thrown when a template cannot be read. The message names the template and says what is wrong with it. */
public class TemplateException extends RuntimeException {

    TemplateException(String template, String because) {
        super("The template \"" + template + "\" cannot be used: " + because + ".");
    }
}
