package io.plimsoll.models.multiplier;

class MinimumDelayGuardTest extends GuardContract {
  @Override
  protected Guard guard() {
    return new MinimumDelayGuard(100, 1000);
  }
}
