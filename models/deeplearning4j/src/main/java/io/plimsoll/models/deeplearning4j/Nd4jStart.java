package io.plimsoll.models.deeplearning4j;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import org.nd4j.linalg.factory.Nd4j;

/** Starts ND4J once, quietly; the first start on a machine unpacks its native library. */
final class Nd4jStart {
  private Nd4jStart() {}

  /**
   * Starts it where it is not running yet; throws MISSING_DEPENDENCY where its native library does
   * not load.
   */
  static void ensure() {
    setIfAbsent("org.nd4j.log.initialization", "false");
    // JavaCPP would otherwise read the size of the process from the system at every allocation.
    setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    try {
      var unused = Nd4j.getBackend();
    } catch (LinkageError | RuntimeException e) {
      throw new PlimsollException(
          ErrorCode.MISSING_DEPENDENCY,
          "ND4J's native library does not load on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " ("
              + e
              + "); builds exist for Linux, macOS and Windows, chosen by the Maven property nd4j.classifier",
          e);
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
