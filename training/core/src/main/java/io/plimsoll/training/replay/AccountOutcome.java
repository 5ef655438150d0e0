package io.plimsoll.training.replay;

/**
 * What became of one account in one regime; amounts in settlement currency.
 *
 * @param openedNotional what the venue let it open
 * @param startWealth collateral and reserve
 * @param endWealth equity and reserve at the end of the path
 * @param marginCalls how often it was asked for more
 * @param graces how often a rise of the multiplier put it below the requirement and gave it time
 * @param topUps how often it added collateral
 * @param liquidations how often liquidation began
 * @param tranches how many liquidation orders were executed
 * @param badDebt what it lost beyond its collateral
 */
public record AccountOutcome(
    String id,
    End end,
    double openedNotional,
    double startWealth,
    double endWealth,
    int marginCalls,
    int graces,
    int topUps,
    double deposits,
    int liquidations,
    int tranches,
    double liquidatedNotional,
    double badDebt) {

  /** How it ended. */
  public enum End {
    /** It would have arrived after the path's end. */
    NEVER_OPENED,
    /** The venue let it open nothing. */
    REFUSED,
    /** It holds positions at the path's end. */
    STILL_OPEN,
    /** It closed its positions itself. */
    LEFT,
    /** Liquidation closed the last of its positions. */
    LIQUIDATED
  }
}
