package io.plimsoll.features.correlation;

class MeanCorrelationTest extends MatrixKernelContract {
  MeanCorrelationTest() {
    super("mean-correlation", 0);
  }

  @Override
  double naive(MatrixTwin twin, int slots) {
    return twin.averageCorrelation(slots);
  }
}
