/**
 * The rule sets that ship with this module, and how any rule file becomes a rule set.
 *
 * <p>A file is data of one venue from one day on; which arithmetic reads it is the file's key
 * {@code form}. Read {@link io.plimsoll.margin.rules.RuleSets} first, then {@link
 * io.plimsoll.margin.RuleSet}.
 */
@NullMarked
package io.plimsoll.margin.rules;

import org.jspecify.annotations.NullMarked;
