package io.plimsoll.cli;

import picocli.CommandLine.Command;

/** Builds feature tables, compares them, shows what features are, audits them for leaks. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    description = "Builds feature tables, shows what features are, audits them for leaks.",
    subcommands = {
      FeaturesListCommand.class,
      FeaturesBuildCommand.class,
      FeaturesShowCommand.class,
      FeaturesDiffCommand.class,
      FeaturesExplainCommand.class,
      FeaturesAuditCommand.class
    })
final class FeaturesCommand {}
