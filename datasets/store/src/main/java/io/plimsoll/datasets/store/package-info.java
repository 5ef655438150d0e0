/**
 * The offline store: datasets in a catalog, columns in Arrow files, Parquet and SQL through DuckDB,
 * settings from YAML.
 *
 * <p>Start at {@link io.plimsoll.datasets.store.Catalog}.
 */
@NullMarked
package io.plimsoll.datasets.store;

import org.jspecify.annotations.NullMarked;
