package io.plimsoll.models.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Model;
import io.plimsoll.models.Models;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.bundle.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The numbers were printed when the files were written: a later release that differs in one bit has
 * changed what was signed off.
 */
class GoldenNetworksTest {

  private static byte[] golden(RandomNetworks.Shape shape) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenNetworksTest.class.getResourceAsStream(GoldenNetworks.file(shape)))) {
      return in.readAllBytes();
    }
  }

  private static void check(RandomNetworks.Shape shape, double[][] expected) throws IOException {
    byte[] bytes = golden(shape);
    Model model = Models.read(Archive.fromBytes("golden", bytes));
    FeatureTable table = GoldenNetworks.MARKET.table();
    Predictor predictor = model.bind(table.columns());
    for (double[] row : expected) {
      assertEquals(row[1], predictor.predict(table, (int) row[0]), "row " + row[0]);
    }
    Archive again = Archive.empty();
    Models.write(model, again);
    assertArrayEquals(bytes, again.toBytes());
  }

  @Test
  void anEnsembleOfLstmsOfRelease020PredictsTheSameNumbers() throws IOException {
    check(
        RandomNetworks.Shape.LSTM,
        new double[][] {
          {14, 8.18746220249551E-5}, {100, 5.734575124999106E-5}, {650, 6.874682940570785E-5}
        });
  }

  @Test
  void anEnsembleOfConvolutionalNetworksOfRelease020PredictsTheSameNumbers() throws IOException {
    check(
        RandomNetworks.Shape.TCN,
        new double[][] {
          {14, 7.847691213222823E-5}, {100, 5.79074608952814E-5}, {650, 6.801091724764186E-5}
        });
  }
}
