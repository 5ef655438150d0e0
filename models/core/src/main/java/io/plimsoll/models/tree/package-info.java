/**
 * Tree ensembles served without the library that grew them.
 *
 * <p>Start at {@link io.plimsoll.models.tree.TreeEnsembleModel} and {@link
 * io.plimsoll.models.tree.Trees}.
 */
@NullMarked
package io.plimsoll.models.tree;

import org.jspecify.annotations.NullMarked;
