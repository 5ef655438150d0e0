/**
 * Settings as trees of plain maps, lists and scalars, read strictly.
 *
 * <p>Start at {@link io.plimsoll.datasets.config.ConfigTree}.
 */
@NullMarked
package io.plimsoll.datasets.config;

import org.jspecify.annotations.NullMarked;
