package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.AccountSnapshot;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.datasets.account.MarginCall;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All kernels of a view of accounts, sorted by what they look at. */
final class AccountKernels {
  /** What account kernels can be handed: the events of accounts, and what is derived of them. */
  static final List<Class<? extends Observation>> KINDS =
      List.of(
          Deposit.class,
          Withdrawal.class,
          Fill.class,
          AccountSnapshot.class,
          MarginCall.class,
          AccountLiquidated.class,
          AccountState.class,
          ClosedPosition.class);

  static final int STATE = KINDS.indexOf(AccountState.class);
  static final int CLOSED = KINDS.indexOf(ClosedPosition.class);

  private final Kernel<Observation, Object>[] kernels;

  /** The columns that look at a kind. */
  private final int[][] columns = new int[KINDS.size()][0];

  private final double[] row;

  @SuppressWarnings({"unchecked", "rawtypes"})
  AccountKernels(FeatureView view, List<InstrumentId> universe, KernelRegistry registry) {
    kernels = new Kernel[view.features().size()];
    row = new double[kernels.length];
    for (int column = 0; column < kernels.length; column++) {
      FeatureSpec feature = view.features().get(column);
      // A kernel takes the kinds of observation it says it consumes, and a state only from itself:
      // the cast is safe.
      kernels[column] = (Kernel) registry.create(feature, universe, view.barNanos());
      for (Class<? extends Observation> kind : kernels[column].kinds()) {
        int index = KINDS.indexOf(kind);
        if (index < 0) {
          throw new IllegalArgumentException(
              "feature '"
                  + feature.name()
                  + "': kernel "
                  + kernels[column].spec().id()
                  + " looks at "
                  + kind.getSimpleName()
                  + ", which a view of accounts cannot have");
        }
        columns[index] = Arrays.copyOf(columns[index], columns[index].length + 1);
        columns[index][columns[index].length - 1] = column;
      }
    }
  }

  /** Where the kind of an event stands in {@link #KINDS}. */
  static int kindOf(AccountEvent event) {
    return switch (event) {
      case Deposit e -> 0;
      case Withdrawal e -> 1;
      case Fill e -> 2;
      case AccountSnapshot e -> 3;
      case MarginCall e -> 4;
      case AccountLiquidated e -> 5;
    };
  }

  /** The kernels' names and versions, by column. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Kernel<Observation, Object> kernel : kernels) {
      ids.add(kernel.spec().id());
    }
    return ids;
  }

  /** States that have seen nothing, by column. */
  Object[] create() {
    Object[] states = new Object[kernels.length];
    for (int column = 0; column < kernels.length; column++) {
      states[column] = kernels[column].create();
    }
    return states;
  }

  void update(Object[] states, int kind, Observation event) {
    for (int column : columns[kind]) {
      kernels[column].update(states[column], event);
    }
  }

  double[] row(Object[] states, long asOfNanos) {
    for (int column = 0; column < kernels.length; column++) {
      row[column] = kernels[column].value(states[column], asOfNanos);
    }
    return row;
  }

  void save(Object[] states, SavedState.Writer out) {
    for (int column = 0; column < kernels.length; column++) {
      double[] saved = kernels[column].save(states[column]);
      out.putLong(saved.length);
      for (double value : saved) {
        out.put(value);
      }
    }
  }

  Object[] restore(SavedState.Reader in) {
    Object[] states = new Object[kernels.length];
    for (int column = 0; column < kernels.length; column++) {
      states[column] = kernels[column].restore(in.getAll(in.getLong()));
    }
    return states;
  }
}
