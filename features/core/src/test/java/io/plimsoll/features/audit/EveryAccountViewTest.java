package io.plimsoll.features.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountId;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.synthetic.SyntheticMarket;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Market;
import io.plimsoll.features.Snapshot;
import io.plimsoll.features.Views;
import io.plimsoll.features.account.AccountRowSink;
import io.plimsoll.features.account.AccountRunner;
import io.plimsoll.features.account.AccountSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every view of accounts, on a synthetic market and its accounts: restarts whose snapshots lie on a
 * disk change no bit, and neither does what comes after a row.
 */
class EveryAccountViewTest {
  private static final SyntheticMarket MARKET =
      new SyntheticMarket(
          new SyntheticMarket.Settings(5, 2, 2, 1_704_067_200_000_000_000L, 30, 1, 30));

  @TempDir Path directory;

  static Stream<String> views() {
    return Views.names().stream()
        .filter(name -> Market.named(name).entity() == FeatureEntity.ACCOUNT);
  }

  /** What happens on the market and to its accounts, in available order, the market first. */
  private static List<Observation> events() {
    List<Observation> events = new ArrayList<>();
    MARKET.forEach(events::add);
    events.addAll(MARKET.accountEvents());
    events.sort(Comparator.comparingLong(Observation::availableNanos));
    return events;
  }

  private static AccountRunner runner(FeatureView view, RowLog log) {
    AccountRowSink sink = (account, asOf, values) -> log.row(entity(account), asOf, values);
    return new AccountRunner(
        AccountSettings.of(view, Market.named("depth-1h")).withRates(0.01, 0.02),
        MARKET.universe(),
        sink);
  }

  /** A row log tells rows apart by instrument; an account is told by its name. */
  private static InstrumentId entity(AccountId account) {
    return new InstrumentId(account.value().toUpperCase(Locale.ROOT));
  }

  private static void feed(AccountRunner runner, Observation event) {
    if (event instanceof MarketEvent market) {
      runner.accept(market);
    } else {
      runner.accept((AccountEvent) event);
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void restartsFromDiskAndTheFutureChangeNoRow(String name) throws IOException {
    FeatureView view = Market.named(name);
    List<Observation> events = events();
    SplittableRandom random = new SplittableRandom(4);
    RowLog whole = new RowLog(view.columns());
    RowLog parts = new RowLog(view.columns());
    RowLog prefix = new RowLog(view.columns());
    AccountRunner uncut = runner(view, whole);
    AccountRunner current = runner(view, parts);
    AccountRunner early = runner(view, prefix);
    long cut = events.get(events.size() * 2 / 3).availableNanos();
    Path file = directory.resolve("accounts.snapshot");
    for (int i = 0; i < events.size(); i++) {
      if (random.nextInt(events.size() / 4) == 0 || i == events.size() / 2) {
        Files.write(file, current.snapshot().toBytes());
        current = runner(view, parts);
        current.restore(Snapshot.fromBytes(Files.readAllBytes(file)));
      }
      feed(uncut, events.get(i));
      feed(current, events.get(i));
      if (events.get(i).availableNanos() <= cut) {
        feed(early, events.get(i));
      }
    }
    early.advanceTo(cut + 1);
    long last = events.getLast().availableNanos();
    assertTrue(whole.size() > 300, name + ": " + whole.size() + " rows");
    assertEquals(Optional.empty(), whole.difference(parts, last), name);
    assertEquals(Optional.empty(), whole.difference(prefix, cut), name);
    System.out.println(name + ": " + whole.size() + " rows" + FutureMutation.unseen(whole));
  }
}
