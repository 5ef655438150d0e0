package io.plimsoll.margin.liquidation;

/** How venues rank who is deleveraged first; the higher the score the earlier. */
public enum DeleveragingRank {
  /**
   * Profit times leverage: {@code PNL% · L} where PNL% is positive, {@code PNL% / L} where it is
   * not, with PNL% = gain / entry value and L = mark value / equity.
   *
   * <p><b>Reference</b>: BitMEX, "Auto-deleveraging"; Bybit, "Auto-Deleveraging (ADL) Mechanism"
   * ("leveraged return"); OKX and Hyperliquid name profit and leverage without a formula.
   */
  PROFIT_TIMES_LEVERAGE {
    @Override
    public double score(Position position) {
      double profit = position.gain() / position.entryValue();
      double leverage = position.markValue() / position.equity();
      return profit > 0 ? profit * leverage : profit / leverage;
    }
  },
  /**
   * {@code max(0, gain) / max(1, wallet) · requirement / equity}, zero where equity is not
   * positive; the gain and requirement are the account's.
   *
   * <p><b>Reference</b>: Binance FAQ 360033525471, "What Is Auto-Deleveraging (ADL)": LeveragePnl =
   * PnlPercent · MarginRatio.
   */
  PROFIT_TIMES_MARGIN_RATIO {
    @Override
    public double score(Position position) {
      if (!(position.equity() > 0)) {
        return 0;
      }
      double profit = Math.max(0, position.accountGain()) / Math.max(1, position.wallet());
      return profit * (position.maintenance() / position.equity());
    }
  };

  /** The score of a position; finite. */
  public abstract double score(Position position);

  /**
   * What is known of a candidate.
   *
   * @param gain of the position, unrealised
   * @param entryValue notional at the entry price, positive
   * @param markValue notional at the mark, positive
   * @param equity of its account, positive
   * @param wallet the account's collateral without gains
   * @param accountGain unrealised gain of the whole account
   * @param maintenance requirement of the account
   */
  public record Position(
      double gain,
      double entryValue,
      double markValue,
      double equity,
      double wallet,
      double accountGain,
      double maintenance) {}

  /**
   * How many of five lights are lit for the candidate at a place in the queue.
   *
   * @param place from zero, the first to be deleveraged
   * @param count how many stand in the queue, more than place
   */
  public static int lights(int place, int count) {
    if (place < 0 || place >= count) {
      throw new IllegalArgumentException("place must be in [0, " + count + "), was " + place);
    }
    return 5 - (int) (5L * place / count);
  }
}
