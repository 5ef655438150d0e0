package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A member of the house and all it holds, wherever it holds it.
 *
 * @param id never blank
 * @param silos in a fixed order; no two at the same venue and chain under the same account id
 */
public record ClearingMember(String id, List<Silo> silos) {
  public ClearingMember {
    Checks.notBlank(id, "id");
    silos = List.copyOf(silos);
    Set<List<String>> seen = new HashSet<>();
    for (Silo silo : silos) {
      if (!seen.add(List.of(silo.venue(), silo.chain(), silo.account().id()))) {
        throw new IllegalArgumentException(
            "member " + id + " has account " + silo.account().id() + " twice at " + silo.venue());
      }
    }
  }

  /**
   * The one account that holds everything the silos hold: collateral and balances added up,
   * positions side by side in the silos' order, so that a calculator that nets an instrument nets
   * it across silos.
   *
   * @param common the instrument under which the house clears a venue's instrument; two venues'
   *     contracts are netted only where they share it, and then must have the same terms
   */
  public Account netted(UnaryOperator<InstrumentId> common) {
    double collateral = 0;
    Map<String, Double> balances = new TreeMap<>();
    List<Position> positions = new ArrayList<>();
    for (Silo silo : silos) {
      collateral += silo.account().collateral();
      silo.account()
          .balances()
          .forEach((asset, amount) -> balances.merge(asset, amount, Double::sum));
      for (Position position : silo.account().positions()) {
        positions.add(
            new Position(
                common.apply(position.instrument()),
                position.quantity(),
                position.entryPrice(),
                position.isolatedCollateral()));
      }
    }
    return new Account(id, collateral, balances, positions);
  }
}
