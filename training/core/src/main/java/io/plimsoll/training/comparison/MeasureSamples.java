package io.plimsoll.training.comparison;

import java.util.List;

final class MeasureSamples {
  static MeasureSamples load(ComparisonSettings s, DataSettings.Measures m, DataFiles f) {
    throw new IllegalStateException();
  }

  Sample sample(long horizon) {
    throw new IllegalStateException();
  }

  List<Source> sources() {
    return List.of();
  }
}
