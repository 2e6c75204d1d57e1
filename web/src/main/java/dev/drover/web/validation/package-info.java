/** The reports of validations: numbers, causes, differing records, and files with them. */
@NullMarked
package dev.drover.web.validation;

import org.jspecify.annotations.NullMarked;
