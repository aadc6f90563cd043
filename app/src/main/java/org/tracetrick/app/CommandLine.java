package org.tracetrick.app;

import java.util.List;

/// Finds the command that is asked for, and runs it.
final class CommandLine {

  private CommandLine() {}

  static Exit run(List<String> arguments, Console console) {
    if (arguments.isEmpty()) {
      console.out().print(Help.OVERVIEW);
      return Exit.ANSWERED;
    }
    var rest = arguments.subList(1, arguments.size());
    try {
      return switch (arguments.getFirst()) {
        case "derive" -> isHelp(rest) ? help(Help.DERIVE, console) : Derive.run(rest, console);
        case "eval" -> isHelp(rest) ? help(Help.EVAL, console) : Eval.run(rest, console);
        case "batch" -> isHelp(rest) ? help(Help.BATCH, console) : Batch.run(rest, console);
        case "rules" -> isHelp(rest) ? help(Help.RULES, console) : Rules.run(rest, console);
        case "help" -> help(Help.of(rest), console);
        case "--help", "-h" -> help(Help.OVERVIEW, console);
        case "--version", "-V" -> version(console);
        default ->
            throw new UsageException(
                "there is no command \"" + arguments.getFirst() + "\"" + suggestion(arguments));
      };
    } catch (UsageException misuse) {
      Layout.filled("tracetrick: " + misuse.getMessage(), Layout.COLUMNS)
          .forEach(console.err()::println);
      console.err().println("Try: tracetrick --help");
      return Exit.USAGE;
    }
  }

  /// An expression alone looks like somebody who left out the command.
  private static String suggestion(List<String> arguments) {
    if (arguments.contains("--data")) {
      return "; did you mean tracetrick eval …?";
    }
    return arguments.contains("--wrt") ? "; did you mean tracetrick derive …?" : "";
  }

  private static boolean isHelp(List<String> arguments) {
    int end = arguments.indexOf("--");
    var options = end < 0 ? arguments : arguments.subList(0, end);
    return options.contains("--help") || options.contains("-h");
  }

  private static Exit help(String text, Console console) {
    console.out().print(text);
    return Exit.ANSWERED;
  }

  private static Exit version(Console console) {
    var version = Main.class.getPackage().getImplementationVersion();
    console.out().println("tracetrick " + (version == null ? "(unpackaged)" : version));
    return Exit.ANSWERED;
  }
}
