/**
 * How a model is stored: a directory that a later release still loads.
 *
 * <p>Start at {@link io.plimsoll.models.bundle.Archive}.
 */
@NullMarked
package io.plimsoll.models.bundle;

import org.jspecify.annotations.NullMarked;
