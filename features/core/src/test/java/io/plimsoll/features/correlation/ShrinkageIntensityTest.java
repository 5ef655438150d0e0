package io.plimsoll.features.correlation;

class ShrinkageIntensityTest extends MatrixKernelContract {
  ShrinkageIntensityTest() {
    super("shrinkage-intensity", 0);
  }

  @Override
  double naive(MatrixTwin twin, int slots) {
    return twin.shrinkage(slots);
  }
}
