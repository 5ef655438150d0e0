/**
 * Two ports: where runs are recorded and where models are registered.
 *
 * <p>Start at {@link io.plimsoll.models.tracking.RunTracker} and {@link
 * io.plimsoll.models.tracking.ModelRegistry}.
 */
@NullMarked
package io.plimsoll.models.tracking;

import org.jspecify.annotations.NullMarked;
