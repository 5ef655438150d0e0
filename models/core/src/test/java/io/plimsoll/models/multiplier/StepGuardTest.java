package io.plimsoll.models.multiplier;

class StepGuardTest extends GuardContract {
  @Override
  protected Guard guard() {
    return new StepGuard(0.5, 0.02);
  }
}
