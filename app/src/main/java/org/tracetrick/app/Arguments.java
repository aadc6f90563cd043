package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/// Options and operands of a command, read by Commons CLI.
///
/// Every option is a long one, so whatever begins with a single minus is an operand: `-x'*x`.
final class Arguments {

  private final CommandLine parsed;

  private Arguments(CommandLine parsed) {
    this.parsed = parsed;
  }

  static Option flag(String name) {
    return Option.builder().longOpt(name).get();
  }

  /// An option that may have a value, written `--name=value`.
  static Option optionallyValued(String name) {
    return Option.builder().longOpt(name).hasArg().optionalArg(true).get();
  }

  static Option valued(String name) {
    return Option.builder().longOpt(name).hasArg().get();
  }

  static Arguments parse(List<String> arguments, Option... known) throws UsageException {
    var options = new Options();
    for (var option : known) {
      options.addOption(option);
    }
    try {
      var parser = DefaultParser.builder().setAllowPartialMatching(false).get();
      return new Arguments(parser.parse(options, normal(arguments, options)));
    } catch (ParseException misuse) {
      throw new UsageException(
          "%s%s".formatted(lowerCased(String.valueOf(misuse.getMessage())), known(options)),
          misuse);
    }
  }

  /// The arguments with the options, written `--name=value` where they have one, before `--` and
  /// the operands, so that neither an operand nor a value is taken for an option.
  private static String[] normal(List<String> arguments, Options options) {
    var front = new ArrayList<String>();
    var operands = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.equals("--")) {
        operands.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (!argument.startsWith("--")) {
        operands.add(argument);
        continue;
      }
      var option = options.getOption(argument);
      boolean takesNext =
          option != null && option.hasArg() && !option.hasOptionalArg() && i + 1 < arguments.size();
      front.add(takesNext ? argument + "=" + arguments.get(++i) : argument);
    }
    front.add("--");
    front.addAll(operands);
    return front.toArray(String[]::new);
  }

  private static String lowerCased(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static String known(Options options) {
    var names = options.getOptions().stream().map(option -> "--" + option.getLongOpt()).toList();
    return "; the options are " + String.join(", ", names);
  }

  List<String> operands() {
    return parsed.getArgList();
  }

  boolean has(String flag) {
    return parsed.hasOption(flag);
  }

  List<String> values(String name) {
    var values = parsed.getOptionValues(name);
    return values == null ? List.of() : List.of(values);
  }

  /// The value of an option that may be given once.
  Optional<String> value(String name) throws UsageException {
    var values = values(name);
    if (values.size() > 1) {
      throw new UsageException("--" + name + " is given twice: " + String.join(", ", values));
    }
    return values.stream().findFirst();
  }
}
