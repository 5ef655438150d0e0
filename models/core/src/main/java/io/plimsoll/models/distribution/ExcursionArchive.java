package io.plimsoll.models.distribution;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes excursion quantiles to archives and reads them back, whatever their shape. */
public final class ExcursionArchive {
  private static final Map<String, Function<Archive, ExcursionQuantiles>> READERS =
      new TreeMap<>(
          Map.of(
              MultipleQuantiles.FORMAT, MultipleQuantiles::read,
              LogLinearQuantiles.FORMAT, LogLinearQuantiles::read,
              ShiftedQuantiles.FORMAT, ShiftedQuantiles::read,
              TreeQuantiles.FORMAT, TreeQuantiles::read));

  private ExcursionArchive() {}

  /** Writes quantiles with the name of their shape. */
  public static void write(ExcursionQuantiles quantiles, Archive out) {
    out.put("format", quantiles.format());
    quantiles.write(out);
  }

  /** Reads what {@link #write} stored; throws CORRUPT_DATA where the shape is unknown. */
  public static ExcursionQuantiles read(Archive in) {
    String format = in.text("format");
    Function<Archive, ExcursionQuantiles> reader = READERS.get(format);
    if (reader == null) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          "no reader for excursion format '" + format + "'; known: " + READERS.keySet());
    }
    return reader.apply(in);
  }
}
