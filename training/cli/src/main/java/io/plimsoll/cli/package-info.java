/**
 * The {@code plimsoll} command: thin subcommands over the rooms of the house.
 *
 * <p>Start at {@link io.plimsoll.cli.Plimsoll}; what a subcommand does lives in the module it
 * calls.
 */
@NullMarked
package io.plimsoll.cli;

import org.jspecify.annotations.NullMarked;
