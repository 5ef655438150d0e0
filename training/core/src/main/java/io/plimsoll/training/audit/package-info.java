/**
 * The leakage battery: the checks of {@link io.plimsoll.features.audit}, and those that need a
 * forecast. Start with {@link io.plimsoll.training.audit.LeakageBattery}.
 */
@NullMarked
package io.plimsoll.training.audit;

import org.jspecify.annotations.NullMarked;
