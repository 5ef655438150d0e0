/**
 * Notebooks as code: what runs them in the build, and what they display.
 *
 * <p>Start at {@link io.plimsoll.notebooks.NotebookRunner}; the notebooks themselves are the {@code
 * .ipynb} files of this module's folder.
 */
@NullMarked
package io.plimsoll.notebooks;

import org.jspecify.annotations.NullMarked;
