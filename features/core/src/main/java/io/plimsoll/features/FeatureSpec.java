package io.plimsoll.features;

import io.plimsoll.datasets.Checks;
import java.util.Map;
import java.util.TreeMap;

/**
 * One column of a view.
 *
 * @param name snake_case, unique in the view, for example {@code rv_1h}
 * @param kernel the kernel's name
 * @param settings the kernel's settings as text
 */
public record FeatureSpec(String name, String kernel, Map<String, String> settings) {
  public FeatureSpec {
    Checks.notBlank(name, "name");
    Checks.notBlank(kernel, "kernel");
    settings = Map.copyOf(settings);
  }

  /**
   * One line that says everything, with settings in alphabetical order; equal specs give equal
   * lines.
   */
  public String canonical() {
    return canonical(1);
  }

  /** The same with the kernel's version, which is not said where it is the first. */
  String canonical(int kernelVersion) {
    StringBuilder line = new StringBuilder(name).append(" = ").append(kernel);
    if (kernelVersion != 1) {
      line.append('@').append(kernelVersion);
    }
    new TreeMap<>(settings)
        .forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
    return line.toString();
  }
}
