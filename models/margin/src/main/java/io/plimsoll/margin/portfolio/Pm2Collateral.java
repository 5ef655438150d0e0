package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.portfolio.DerivePm2Rules.Collateral;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Offset;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Oracle;

/** What the collateral of a {@link Pm2Book} is worth, and what is taken off it. */
final class Pm2Collateral {
  private final Oracle oracle;

  /** In units of the cash asset. */
  double value;

  /** The part that stands against positions in scenarios. */
  double offsettingValue;

  double maintenanceHaircut;
  double initialHaircut;
  double oracleContingency;

  Pm2Collateral(Oracle oracle) {
    this.oracle = oracle;
  }

  /** Values a book's collateral, what offsets the underlying at a multiple of its price. */
  void evaluate(Pm2Book book, double factor) {
    value = 0;
    offsettingValue = 0;
    maintenanceHaircut = 0;
    initialHaircut = 0;
    oracleContingency = 0;
    for (int i = 0; i < book.collaterals; i++) {
      Collateral terms = book.collateral[i];
      boolean offsets = terms.offset() == Offset.UNDERLYING;
      double worth = book.collateralUsd[i] / book.stablePrice * (offsets ? factor : 1);
      value += worth;
      offsettingValue += offsets ? worth : 0;
      maintenanceHaircut += worth * terms.maintenanceHaircut();
      initialHaircut += worth * terms.initialHaircut();
      double confidence = Math.min(book.collateralConfidence[i], book.spotConfidence);
      oracleContingency += oracle.contingency(confidence, worth);
    }
  }
}
