/**
 * What was decided, written down so that nobody can change it later without being found out.
 *
 * <p>Read {@link io.plimsoll.serving.log.DecisionLog}.
 */
@NullMarked
package io.plimsoll.serving.log;

import org.jspecify.annotations.NullMarked;
