package io.plimsoll.training.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.replay.AccountPopulation.Settings;
import io.plimsoll.training.replay.SimulatedAccount.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountPopulationTest {
  private static List<SimulatedAccount> draw(long seed, int accounts) {
    return AccountPopulation.draw(
        Settings.of(seed, accounts), List.of(Paths.A, Paths.B), 1000, 2000);
  }

  @Test
  void aSeedDeterminesThePopulationAndALargerOneBeginsTheSame() {
    assertEquals(draw(1, 50), draw(1, 50));
    assertEquals(draw(1, 50), draw(1, 80).subList(0, 50));
    assertNotEquals(draw(1, 50), draw(2, 50));
  }

  @Test
  void sharesAreWhatTheSettingsSay() {
    List<SimulatedAccount> accounts = draw(3, 20_000);
    // Five standard errors of a share of 20,000 draws: 5·0.5/√20000 = 0.018
    assertEquals(
        0.4, share(accounts.stream().filter(a -> a.arrivalNanos() == 1000).count()), 0.018);
    assertEquals(0.5, share(accounts.stream().filter(a -> a.mode() == Mode.CROSS).count()), 0.018);
    assertEquals(
        0.55, share(accounts.stream().filter(a -> a.legs().get(0).weight() > 0).count()), 0.018);
    assertTrue(
        accounts.stream().allMatch(a -> a.arrivalNanos() >= 1000 && a.arrivalNanos() < 2000));
    assertTrue(
        accounts.stream().filter(a -> a.mode() == Mode.CROSS).allMatch(a -> a.legs().size() == 2));
  }

  private static double share(long count) {
    return count / 20_000.0;
  }

  @Test
  void badSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> draw(1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountPopulation.draw(Settings.of(1, 1), List.of(), 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountPopulation.draw(Settings.of(1, 1), List.of(Paths.A), 1, 1));
  }
}
