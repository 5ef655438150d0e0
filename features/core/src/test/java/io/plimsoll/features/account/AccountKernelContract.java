package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SOL;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountSnapshot.Collateral;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The contract of kernels over an account: they are defined from some event on, which the twin
 * tells, and from then on in a calm life. That life holds a position in BTC for good, and opens and
 * closes one in ETH.
 */
abstract class AccountKernelContract<E extends Observation, S> extends KernelContract<E, S> {
  private static final double DAY = 24 * HOUR;

  /** Whether the account moves money and trades on; snapshots and marks it has anyway. */
  protected boolean acts() {
    return true;
  }

  @Override
  protected final long beginNanos(List<E> events) {
    for (int i = 1; i <= events.size(); i++) {
      long asOf = events.get(i - 1).availableNanos();
      boolean complete = i == events.size() || events.get(i).availableNanos() > asOf;
      if (complete && Double.isFinite(naive(events.subList(0, i), asOf))) {
        return asOf;
      }
    }
    throw new IllegalStateException("a calm life must define " + underTest());
  }

  @Override
  @SuppressWarnings("unchecked")
  protected final List<E> events(long seed, Style style, int count) {
    List<Class<? extends Observation>> kinds = kernel().kinds();
    SplittableRandom random = new SplittableRandom(seed);
    AccountScript script = new AccountScript();
    script.seesStates = kinds.contains(AccountState.class);
    List<E> seen = new ArrayList<>();
    double size = style == Style.HUGE ? 1e300 : 1;
    market(script, style, random);
    script.deposit(1e6 * size).fill(BTC, 100 * size, 100);
    script.take(script.snapshot(1e6 * size, 1e3 * size, collateral(size)));
    int taken = 0;
    while (seen.size() < count) {
      long most = style == Style.QUIET ? 3 * 24 * HOUR : 40 * MINUTE;
      script.after(1 + random.nextLong(most));
      market(script, style, random);
      step(script, random, size);
      for (; taken < script.seen.size() && seen.size() < count; taken++) {
        Observation event = script.seen.get(taken);
        if (kinds.stream().anyMatch(kind -> kind.isInstance(event))) {
          seen.add((E) event);
        }
      }
    }
    return seen;
  }

  private void step(AccountScript script, SplittableRandom random, double size) {
    int turn = random.nextInt(acts() ? 20 : 3);
    double held = script.quantity(ETH);
    switch (turn) {
      case 0, 1 -> script.mark();
      case 2 ->
          script.take(
              script.snapshot(
                  size * (5e5 + 6e5 * random.nextDouble()),
                  size * 1e6 * random.nextDouble(),
                  collateral(size)));
      case 3 -> script.deposit(size * (1 + 1e5 * random.nextDouble()));
      case 4 -> script.withdraw(size * (1 + 1e4 * random.nextDouble()));
      case 5 -> script.call();
      case 6 -> script.liquidated();
      case 7, 8 -> script.fill(BTC, size * (0.1 + random.nextDouble()), script.price(BTC));
      case 9, 10 -> script.mark();
      default -> {
        double quantity = held != 0 ? -held : size * (500 * random.nextDouble() - 200);
        script.fill(ETH, quantity, script.price(ETH));
      }
    }
  }

  private static void market(AccountScript script, Style style, SplittableRandom random) {
    for (InstrumentId instrument : AccountScript.UNIVERSE) {
      double before = script.price(instrument);
      double move =
          switch (style) {
            case FLAT -> 0;
            case SPIKED -> random.nextInt(30) == 0 ? 200 * (random.nextDouble() - 0.5) : 1e-6;
            default -> 0.2 * (random.nextDouble() - 0.5);
          };
      // Drawn back to 100, so that a calm account is never ruined.
      double price =
          Double.isNaN(before)
              ? 100
              : 100 * StrictMath.exp(0.8 * StrictMath.log(before / 100) + move);
      script.price(instrument, price);
      script.row(
          instrument,
          1e-4 * (1 + random.nextDouble()),
          1e5 * (1 + random.nextDouble()),
          1e6 * (1 + random.nextDouble()));
    }
  }

  private static List<Collateral> collateral(double size) {
    return List.of(
        new Collateral("USD", 5e5 * size, null),
        new Collateral("BTC", 3e5 * size, BTC),
        new Collateral("SOL", 2e5 * size, SOL));
  }

  /** What was seen of a kind. */
  static <T> Stream<T> of(List<? extends Observation> seen, Class<T> kind) {
    return seen.stream().filter(kind::isInstance).map(kind::cast);
  }

  static <T> T last(List<? extends Observation> seen, Class<T> kind) {
    return of(seen, kind).reduce((a, b) -> b).orElseThrow();
  }

  /** What was seen in the last n days, today included; a day ends with its midnight. */
  static <T extends Observation> Stream<T> inDays(
      List<? extends Observation> seen, Class<T> kind, int days, long asOfNanos) {
    double today = Math.ceil(asOfNanos / DAY);
    return of(seen, kind).filter(event -> Math.ceil(event.availableNanos() / DAY) > today - days);
  }

  /** The kernel's value after a script. */
  final double valueAfter(AccountScript script) {
    Kernel<E, S> kernel = kernel();
    S state = kernel.create();
    for (Observation event : script.seen) {
      if (kernel.kinds().stream().anyMatch(kind -> kind.isInstance(event))) {
        @SuppressWarnings("unchecked")
        E own = (E) event;
        kernel.update(state, own);
      }
    }
    return kernel.value(state, script.nanos);
  }
}
