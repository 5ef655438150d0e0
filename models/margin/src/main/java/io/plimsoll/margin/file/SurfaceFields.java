package io.plimsoll.margin.file;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.VolatilitySurface;
import io.plimsoll.margin.VolatilitySurface.Smile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The volatility surfaces of a market file, by underlying. */
final class SurfaceFields {
  private SurfaceFields() {}

  static Map<String, VolatilitySurface> read(ConfigTree tree) {
    Map<String, VolatilitySurface> surfaces = new LinkedHashMap<>();
    for (ConfigTree item : tree.children("surfaces")) {
      String underlying = item.text("underlying");
      List<Smile> smiles = new ArrayList<>();
      for (ConfigTree row : item.children("smiles")) {
        smiles.add(smile(row));
        row.rejectUnknownKeys();
      }
      VolatilitySurface surface =
          Fields.checked(item, "smiles", () -> new VolatilitySurface(smiles));
      if (surfaces.put(underlying, surface) != null) {
        throw item.error("underlying", "stands twice in the file: '" + underlying + "'");
      }
      item.rejectUnknownKeys();
    }
    return surfaces;
  }

  private static Smile smile(ConfigTree row) {
    Instant expiry =
        Fields.time(row, "expiry").orElseThrow(() -> row.error("expiry", "is missing"));
    long nanos = Fields.nanos(row, "expiry", expiry);
    double forward = row.number("forward");
    double[] strikes = row.numbers("strikes");
    double[] volatilities = row.numbers("volatilities");
    return Fields.checked(
        row, "volatilities", () -> new Smile(nanos, forward, strikes, volatilities));
  }
}
