package dev.drover.model;

/**
 * A change of a target model in words.
 *
 * @param sentence for the records: "Added the index GSI1 to the table shop."
 * @param what for people whose signatures fall: "index GSI1 of shop"
 */
public record ModelChange(String sentence, String what) {}
