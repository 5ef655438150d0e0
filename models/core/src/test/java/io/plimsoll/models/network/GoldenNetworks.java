package io.plimsoll.models.network;

import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Models;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.bundle.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An ensemble of each shape with random weights. Run {@code main} to write the files of a release
 * that stores networks in another way; never to replace one.
 */
public final class GoldenNetworks {
  static final SimulatedVariance MARKET = SimulatedVariance.of(700, 20);

  private GoldenNetworks() {}

  static Model build(RandomNetworks.Shape shape) {
    Provenance.Origin origin =
        new Provenance.Origin("0123abcd", "golden", "1", "rv_1h", 10, 20, "unknown", "25");
    RandomNetworks.Settings settings =
        new RandomNetworks.Settings(
            shape, SimulatedVariance.INPUTS.har(), SimulatedVariance.INPUTS.all());
    return new RandomNetworks(settings).fit(MARKET.set(0, 600), new FitContext(origin, 1));
  }

  static String file(RandomNetworks.Shape shape) {
    return "golden-" + shape.name().toLowerCase(Locale.ROOT) + "-0.2.0.plimsoll";
  }

  /** Writes the files into the directory that is given. */
  public static void main(String[] arguments) throws IOException {
    for (RandomNetworks.Shape shape : RandomNetworks.Shape.values()) {
      Archive archive = Archive.empty();
      Models.write(build(shape), archive);
      Files.write(Path.of(arguments[0], file(shape)), archive.toBytes());
    }
  }
}
