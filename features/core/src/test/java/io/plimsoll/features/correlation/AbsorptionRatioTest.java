package io.plimsoll.features.correlation;

class AbsorptionRatioTest extends MatrixKernelContract {
  AbsorptionRatioTest() {
    super("absorption-ratio", 0);
  }

  @Override
  double naive(MatrixTwin twin, int slots) {
    return twin.absorptionRatio(slots, FACTORS);
  }
}
