package io.plimsoll.models.calibration;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes calibrators to archives and reads them back, whatever their shape. */
public final class CalibratorArchive {
  private static final Map<String, Function<Archive, ProbabilityCalibrator>> READERS =
      new TreeMap<>(
          Map.of(
              BetaCalibration.FORMAT, BetaCalibration::read,
              Isotonic.FORMAT, Isotonic::read,
              Platt.FORMAT, Platt::read,
              VennAbers.FORMAT, VennAbers::read,
              LogNormalExceedance.FORMAT, LogNormalExceedance::read));

  private CalibratorArchive() {}

  /** Writes a calibrator with the name of its shape. */
  public static void write(ProbabilityCalibrator calibrator, Archive out) {
    out.put("format", calibrator.format());
    calibrator.write(out);
  }

  /** Reads what {@link #write} stored; throws CORRUPT_DATA where the shape is unknown. */
  public static ProbabilityCalibrator read(Archive in) {
    String format = in.text("format");
    Function<Archive, ProbabilityCalibrator> reader = READERS.get(format);
    if (reader == null) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          "no reader for calibrator format '" + format + "'; known: " + READERS.keySet());
    }
    return reader.apply(in);
  }
}
