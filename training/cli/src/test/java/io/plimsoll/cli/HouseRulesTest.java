package io.plimsoll.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of the house that a compiler does not know. This module sees every other one. */
@AnalyzeClasses(packages = "io.plimsoll", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String[] ADAPTERS_AND_EDGES = {
    "io.plimsoll.datasets.store..",
    "io.plimsoll.models.smile..",
    "io.plimsoll.models.lightgbm..",
    "io.plimsoll.models.deeplearning4j..",
    "io.plimsoll.models.mlflow.."
  };

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(
              "io.plimsoll.datasets..",
              "io.plimsoll.features..",
              "io.plimsoll.models..",
              "io.plimsoll.margin..",
              "io.plimsoll.client..")
          .and(DescribedPredicate.not(resideInAnyPackage(ADAPTERS_AND_EDGES)))
          .as("core modules");

  @ArchTest
  static final ArchRule coreModulesRunOnTheJdkAlone =
      classes()
          .that(CORE)
          .should()
          .onlyDependOnClassesThat(
              CORE.or(resideInAnyPackage("java..", "org.jspecify.annotations.."))
                  .or(DescribedPredicate.describe("primitives and arrays", JavaClass::isPrimitive))
                  .or(DescribedPredicate.describe("arrays", JavaClass::isArray)));

  @ArchTest
  static final ArchRule servingNeverReachesTraining =
      noClasses()
          .that()
          .resideInAPackage("io.plimsoll.serving..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.plimsoll.training..",
                  "io.plimsoll.cli..",
                  "io.plimsoll.models.smile..",
                  "io.plimsoll.models.lightgbm..",
                  "io.plimsoll.models.deeplearning4j.."));

  @ArchTest
  static final ArchRule modelsNeverReachTraining =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.plimsoll.datasets..",
              "io.plimsoll.features..",
              "io.plimsoll.models..",
              "io.plimsoll.margin..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.plimsoll.training..", "io.plimsoll.serving..", "io.plimsoll.cli.."));

  @ArchTest
  static final ArchRule marginKnowsNoModels =
      noClasses()
          .that()
          .resideInAPackage("io.plimsoll.margin..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.plimsoll.features..", "io.plimsoll.models.."));

  @ArchTest
  static final ArchRule onlyItsAdapterTouchesALibrary =
      noClasses()
          .that(
              DescribedPredicate.not(
                  resideInAnyPackage(
                      "io.plimsoll.models.smile..",
                      "io.plimsoll.models.lightgbm..",
                      "io.plimsoll.models.deeplearning4j..",
                      "io.plimsoll.models.mlflow..",
                      "io.plimsoll.datasets.store..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "smile..",
                  "com.microsoft.ml.lightgbm..",
                  "io.github.metarank..",
                  "org.deeplearning4j..",
                  "org.nd4j..",
                  "org.mlflow..",
                  "org.apache.arrow..",
                  "org.duckdb.."));

  @ArchTest
  static final ArchRule onlyTheSmileAdapterLinksSmile =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.plimsoll.models.smile..")
          .should()
          .dependOnClassesThat(resideInAPackage("smile.."));

  @ArchTest
  static final ArchRule coreReadsNoClock =
      noClasses()
          .that(CORE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule coreDrawsNoAmbientRandomness =
      noClasses()
          .that(CORE)
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "the thread's random source",
                  type -> type.isEquivalentTo(ThreadLocalRandom.class)));
}
