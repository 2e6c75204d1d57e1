/** Reads from MySQL, Aurora MySQL and MariaDB which statements they run and what their tables look like. */
@NullMarked
package dev.drover.discovery.mysql;

import org.jspecify.annotations.NullMarked;
