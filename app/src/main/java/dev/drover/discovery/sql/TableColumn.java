package dev.drover.discovery.sql;

/** A column of a table of the source. */
record TableColumn(String table, String column) {}
