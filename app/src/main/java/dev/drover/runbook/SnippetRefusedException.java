package dev.drover.runbook;

/** A snippet cannot be saved; the message says why and what to do. */
public class SnippetRefusedException extends RuntimeException {

    SnippetRefusedException(String sentence) {
        super(sentence);
    }
}
