/**
 * Accounts and markets as people write them down: JSON or YAML, read strictly. Read {@link
 * io.plimsoll.margin.file.AccountFile} first, then {@link io.plimsoll.margin.file.MarketFile}.
 */
@NullMarked
package io.plimsoll.margin.file;

import org.jspecify.annotations.NullMarked;
