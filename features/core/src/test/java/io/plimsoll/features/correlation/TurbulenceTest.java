package io.plimsoll.features.correlation;

class TurbulenceTest extends MatrixKernelContract {
  TurbulenceTest() {
    super("turbulence", 1);
  }

  @Override
  double naive(MatrixTwin twin, int slots) {
    return twin.turbulence(slots);
  }
}
