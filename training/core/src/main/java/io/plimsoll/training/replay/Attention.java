package io.plimsoll.training.replay;

/**
 * Decides which accounts are looked at in a bar. Whoever is left out must be one to whom nothing
 * can happen.
 */
interface Attention {

  /** The accounts to look at in the bar that the context has moved to, rising. */
  int[] select(BarContext context, int bar);

  /** An account was looked at; its next appointment can be made. */
  void looked(BarContext context, int account);
}
