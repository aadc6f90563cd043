package org.tracetrick.app;

import java.util.List;

/// What `--help` says.
final class Help {

  static final String OVERVIEW =
      """
      Tracetrick differentiates matrix expressions as on paper: it takes the
      differential, brings it to the form df = tr(G'*dX), and reads the gradient off.
      Every answer is checked numerically before it is shown.

      usage: tracetrick COMMAND …

        derive EXPR --wrt NAME    the derivative of an expression
        eval EXPR --wrt NAME …    its value and derivatives, for data in files
        batch                     problems as JSON Lines in, answers out
        rules [WORDS]             the rule book
        help [COMMAND]            more on a command
        --version                 the version

      A first example:

        tracetrick derive "norm2(X*w - y)^2" --wrt w --steps

      The notation: A*B is the matrix product, A' the transpose, A.*B goes entry by
      entry, A^2 and inv(A) are matrix powers and inverse; tr, det, logdet, norm2,
      normF, sum, exp, log, … are functions. Names need no declaration: capitals are
      matrices, a to g scalars, other small letters vectors, and sizes are inferred.

      Exit codes: 0 answered, 1 refused, 2 the command line was not understood,
      3 no JDK 25 was found or the build failed, 70 a defect of Tracetrick.
      """;

  static final String DERIVE =
      """
      usage: tracetrick derive EXPR --wrt NAME [OPTIONS]

      Shows the derivative of EXPR by NAME: the gradient of a scalar, the Jacobian of
      a vector by a vector, and otherwise the linear map dF(dX), with its vec form.

        --wrt NAME         what to differentiate by; several, as in --wrt U,V, are
                           answered together: order 2 gives every block
        --order N          1 (if left out), 2 for the Hessian of a scalar with its
                           core, diagonal and product, or more by asking again
        --layout WORD      mixed (if left out): gradients lie as the variable, and
                           Jacobians have a row for each output; numerator turns
                           gradients, denominator turns Jacobians
        --var DECLARATION  what a variable is: "X: m×n", "x: n", "a: scalar",
                           "S: symmetric n×n", "p: positive n"; kinds are general,
                           invertible, symmetric, spd, diagonal, lower, orthogonal,
                           positive, simplex. Repeat it; the rest is inferred, and
                           said.
        --fn DECLARATION   an unknown function: "f: p×q -> scalar", "phi: elementwise"
        --steps            also the derivation, each line with its rule; --steps=all
                           shows the routine lines too
        --code LANGUAGE    also code that computes it: numpy
        --latex            as an align* block of LaTeX
        --json             as the object that batch answers
        --no-color         no colours; NO_COLOR=1 does the same
        --debug            show where a defect of Tracetrick happened

      × may be written x between spaces or digits: "X: m x n".

      examples:
        tracetrick derive "a'*exp(X*b)" --wrt X --steps
        tracetrick derive "logdet(S)" --wrt S --var "S: spd n×n"
        tracetrick derive "f(A*X*B)" --wrt X --fn "f: p×q -> scalar" --steps
        tracetrick derive "x'*A*x" --wrt x --order 2
        tracetrick derive "A*X*B" --wrt X
        tracetrick derive "norm2(T - U*V')^2" --wrt U,V

      Exit codes: 0 answered, 1 refused, 2 the command line was not understood,
      70 a defect of Tracetrick.
      """;

  static final String EVAL =
      """
      usage: tracetrick eval EXPR --wrt NAME --data NAME=FILE … [OPTIONS]

      Computes the value of EXPR, its gradient by NAME and what more is asked for, in
      one program that is planned for the sizes of the data.

        --wrt NAME           what to differentiate by; several, as in --wrt U,V
        --data NAME=SOURCE   what an input is; repeat it for each. SOURCE is
                             FILE.npy, also FILE.npz:ARRAY;
                             FILE.csv, .tsv or .txt, also FILE.csv:COLUMNS by name
                             or number, as in :age,3,5-8;
                             FILE.mtx, a MatrixMarket file; .gz may follow each;
                             numbers: 0.1 or 1,2,3 or "[1 2; 3 4]";
                             or zeros, ones or random, of the size that is needed
        --data FILE.npz      all arrays of the file that have the name of an input
        --var DECLARATION    what a variable is, as in derive: "X: m×n"
        --fn                 is refused: an unknown function has no values
        --size n=100         a size that no data says
        --order N            0 the value, 1 (if left out) also the gradient, 2 also
                             the Hessian
        --hessian FORM       of the Hessian: full, core (the small matrices that say
                             all), diagonal, product (with a direction: an input dw
                             for the variable w) or newton; several with commas
        --newton             the Newton step, as --hessian newton: w - newton_w is
                             where Newton's method goes from w
        --out FILE           write the results to a .npz, or a single one to a .npy
        --plan               only say what would be done: the program, operations,
                             bytes and peak of memory; needs sizes, not all data
        --threads N          as many as processors, if left out
        --float              in single precision
        --java               linear algebra in plain Java, not by the native library
        --allow-nan          go on where the data has NaN or infinite numbers
        --json               as an object
        --no-color           no colours; NO_COLOR=1 does the same
        --debug              show where a defect of Tracetrick happened

      Sizes are found from the data. A vector may have one axis, or two of which one
      is 1. Numbers are read as they are; a large .npy of doubles is not copied.

      examples:
        tracetrick eval "norm2(X*w - y)^2 + c*norm2(w)^2" --wrt w \\
          --data X=X.npy --data y=y.csv --data w=zeros --data c=0.1 --newton
        tracetrick eval "sum(log1p(exp(-y.*(X*w))))" --wrt w --data data.npz \\
          --data w=w.npy --order 2 --out result.npz
        tracetrick eval "x'*A*x" --wrt x --order 2 --size n=20000 --plan

      Exit codes: 0 answered, 1 refused, 2 the command line was not understood,
      70 a defect of Tracetrick.
      """;

  static final String BATCH =
      """
      usage: tracetrick batch < problems.jsonl > answers.jsonl

      Reads a problem a line, as a JSON object, and writes an answer a line, in the
      same order, each as soon as it is known. A bad line gets an answer too.

        {"id": "ls", "expr": "norm2(X*w - y)^2", "wrt": "w", "steps": true,
         "vars": {"X": {"shape": ["m", "n"]}, "w": {"shape": ["n"]}}}

        id         echoed in the answer
        expr, wrt  the expression, and what to differentiate by; a list of names is
                   answered with "derivatives", whose texts share the names in "where"
        order      1, 2 or more; 1 if left out
        layout     "mixed" if left out, "numerator" or "denominator"
        forms      true adds the core, diagonal and product of a Hessian
        vars       by name, or a list with "name": shape is [], ["n"] or ["m", "n"],
                   kind as in --var; what is left out is inferred
        functions  unknown ones: {"f": "p×q -> scalar", "phi": "elementwise"}
        steps      true adds the derivation
        languages  of the code wanted; ["numpy"] if left out

        --debug    show on standard error where a defect of Tracetrick happened

      Exit code 0 when every line was answered, whatever the answers say.
      """;

  static final String RULES =
      """
      usage: tracetrick rules [WORDS] [--operator NAME]
             tracetrick rules --write FOLDER

      Lists the rules that derivations cite, the functions that are known and the
      equations of The Matrix Cookbook, with their sources. With WORDS, those that
      hold all of them, in capitals or not; a number is found as a whole number.

        --operator NAME  what concerns an operator: inv, "*", ".*", "'"
        --write FOLDER   write the rule book as Markdown pages, a page a family,
                         with an example of each operator, answered and checked
        --no-color       no colours; NO_COLOR=1 does the same

      examples:
        tracetrick rules trace
        tracetrick rules --operator det
        tracetrick rules cookbook 57
        tracetrick rules --write docs/rules
      """;

  private Help() {}

  static String of(List<String> command) throws UsageException {
    return switch (command.isEmpty() ? "" : command.getFirst()) {
      case "" -> OVERVIEW;
      case "derive" -> DERIVE;
      case "eval" -> EVAL;
      case "batch" -> BATCH;
      case "rules" -> RULES;
      default -> throw new UsageException("there is no command \"" + command.getFirst() + "\"");
    };
  }
}
