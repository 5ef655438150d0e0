package io.plimsoll.models.linear;

/**
 * Whether the root of the quarticity enters a product as it is. Forecasts are the same either way;
 * the slope of the variance beside it is not.
 */
public enum Centring {
  /** As it is: the slope beside it is that of a variance without measurement error. */
  NONE,
  /** Less its training mean: the slope beside it is that of an average day. */
  MEAN;

  Term product(String variance, String quarticity) {
    return Term.of(
        switch (this) {
          case NONE -> Term.Kind.PRODUCT;
          case MEAN -> Term.Kind.CENTRED_PRODUCT;
        },
        variance,
        quarticity);
  }
}
