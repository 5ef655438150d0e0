package io.plimsoll.features.store;

import io.plimsoll.features.FeatureView;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that saves a growing store as fast as it can until it is killed. */
public final class StoreWriter {
  private StoreWriter() {}

  /** The file, and the time after which rows go on; prints the time of each row that was saved. */
  public static void main(String[] args) {
    FeatureView view = OnlineStoreTest.view(FeatureView.NO_TTL);
    OnlineStore store = new OnlineStore(view, 4);
    for (long asOf = Long.parseLong(args[1]) + 1; ; asOf++) {
      double[] row = new double[view.features().size()];
      Arrays.fill(row, asOf);
      store.put("BTC", asOf, row);
      StoreFiles.save(store, Path.of(args[0]));
      System.out.println(asOf);
    }
  }
}
