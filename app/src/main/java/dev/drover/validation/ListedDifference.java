package dev.drover.validation;

import dev.drover.validation.compare.Cause;

/**
 * One differing record, or one differing attribute of it.
 *
 * @param position its place in the list, from 1
 * @param sourceKey table and primary key of the source row; empty for an extra item
 * @param targetKey the key in the target; empty where there is none
 * @param attribute empty if it is about the whole record
 * @param sourceValue shortened for people
 * @param sentence what is wrong, with both values
 */
public record ListedDifference(
        long position,
        Cause cause,
        String table,
        String entity,
        String sourceKey,
        String targetKey,
        String attribute,
        String sourceValue,
        String targetValue,
        String sentence) {}
