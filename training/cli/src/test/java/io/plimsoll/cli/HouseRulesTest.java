package io.plimsoll.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know. This module sees every other one. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.plimsoll");

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

  @Test
  void coreModulesRunOnTheJdkAlone() {
    classes()
        .that(CORE)
        .should()
        .onlyDependOnClassesThat(
            CORE.or(
                    resideInAnyPackage(
                        "java..", "jdk.incubator.vector..", "org.jspecify.annotations.."))
                .or(DescribedPredicate.describe("primitives and arrays", JavaClass::isPrimitive))
                .or(DescribedPredicate.describe("arrays", JavaClass::isArray)))
        .check(HOUSE);
  }

  @Test
  void servingNeverReachesTraining() {
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
                "io.plimsoll.models.deeplearning4j.."))
        .check(HOUSE);
  }

  @Test
  void modelsNeverReachTraining() {
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
                "io.plimsoll.training..", "io.plimsoll.serving..", "io.plimsoll.cli.."))
        .check(HOUSE);
  }

  @Test
  void marginKnowsNoModels() {
    noClasses()
        .that()
        .resideInAPackage("io.plimsoll.margin..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.plimsoll.features..", "io.plimsoll.models.."))
        .check(HOUSE);
  }

  @Test
  void onlyItsAdapterTouchesALibrary() {
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
                "org.duckdb.."))
        .check(HOUSE);
  }

  @Test
  void onlyTheSmileAdapterLinksSmile() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.plimsoll.models.smile..")
        .should()
        .dependOnClassesThat(resideInAPackage("smile.."))
        .check(HOUSE);
  }

  @Test
  void coreReadsNoClock() {
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
        .callMethod(Clock.class, "systemDefaultZone")
        .check(HOUSE);
  }

  @Test
  void coreDrawsNoAmbientRandomness() {
    noClasses()
        .that(CORE)
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "the thread's random source", type -> type.isEquivalentTo(ThreadLocalRandom.class)))
        .check(HOUSE);
  }
}
