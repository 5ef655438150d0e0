/**
 * Whether features know what they cannot know yet: the future is changed, cut off and delayed, and
 * no row before it may move. Start with {@link io.plimsoll.features.audit.Pipeline}, then {@link
 * io.plimsoll.features.audit.FutureMutation}.
 */
@NullMarked
package io.plimsoll.features.audit;

import org.jspecify.annotations.NullMarked;
