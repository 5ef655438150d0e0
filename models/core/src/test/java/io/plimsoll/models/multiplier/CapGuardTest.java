package io.plimsoll.models.multiplier;

class CapGuardTest extends GuardContract {
  @Override
  protected Guard guard() {
    return new CapGuard(5);
  }
}
