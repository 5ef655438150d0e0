package io.plimsoll.models.multiplier;

class FloorGuardTest extends GuardContract {
  @Override
  protected Guard guard() {
    return new FloorGuard(0.5);
  }
}
