package dev.drover.runbook;

/**
 * What people need to know before they choose a template.
 *
 * @param id stable and unique, lower case with hyphens
 * @param name for people, in sentence case
 * @param suits one sentence: for what it is right
 * @param doesNotSuit one sentence: for what it is wrong
 * @param byHand one sentence: what people do by hand, outside of Drover
 */
public record TemplateDescription(String id, String name, String suits, String doesNotSuit, String byHand) {}
