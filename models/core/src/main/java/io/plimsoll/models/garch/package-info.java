/**
 * Recursive variance models: a mean, a variance recursion and a distribution of innovations, each
 * in a file of its own, fitted by maximum likelihood with exact gradients.
 *
 * <p>Start at {@link io.plimsoll.models.garch.GarchFit} for a fit of one series and at {@link
 * io.plimsoll.models.garch.RecursiveVariance} for the estimators.
 */
@NullMarked
package io.plimsoll.models.garch;

import org.jspecify.annotations.NullMarked;
