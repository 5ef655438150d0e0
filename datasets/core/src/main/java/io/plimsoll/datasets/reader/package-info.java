/**
 * Readers of the files that vendors publish: strict about every row, forgiving about columns' order
 * and names.
 *
 * <p>Start at {@link io.plimsoll.datasets.reader.CsvReader}; what is recognised stands in {@code
 * Role} and {@code TimeFormat}.
 */
@NullMarked
package io.plimsoll.datasets.reader;

import org.jspecify.annotations.NullMarked;
