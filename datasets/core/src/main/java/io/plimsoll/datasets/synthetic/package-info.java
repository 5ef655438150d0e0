/**
 * A market made by a seed, whose variance, correlation and depth are known exactly.
 *
 * <p>Start at {@link io.plimsoll.datasets.synthetic.SyntheticMarket}; its equations stand in {@code
 * Latent} and {@code MarketProcess}.
 */
@NullMarked
package io.plimsoll.datasets.synthetic;

import org.jspecify.annotations.NullMarked;
