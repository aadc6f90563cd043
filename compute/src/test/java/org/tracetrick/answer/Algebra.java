package org.tracetrick.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.derive.NormalForm;
import org.tracetrick.derive.Simplified;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;
import org.tracetrick.rules.Facts;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.Parser;
import org.tracetrick.syntax.TextWriter;

/// What must hold of the expressions of a generated problem: what is printed reads back, and the
/// normal form neither knows the order of operands nor names.
@SuppressWarnings("ReferenceEquality") // within a pool, equal expressions must be the same object
final class Algebra {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  /// With the functions that generated problems declare.
  private static final Catalogue WITH_UNKNOWN =
      Question.of(
              Problem.of("f(x*x') + g(x) + sum(phi(x))", "x")
                  .withFunctions(
                      GeneratedProblem.UNKNOWN.stream().map(Declarations::function).toList()),
              CATALOGUE)
          .catalogue();

  /// A known gap: among the many forms of an answer, the one that is found first is not always
  /// found again; of longer answers rather often, of shorter ones for this part of all at most.
  private static final int IDEMPOTENT_LENGTH = 200;

  static final LongAdder SHOWN_OTHERWISE = new LongAdder();

  private Algebra() {}

  /// @param kind problems with the same fault have the same kind
  record Fault(String kind, String details) {}

  static Optional<Fault> fault(GeneratedProblem generated) {
    var question = Question.of(generated.problem(), CATALOGUE);
    var differentiator =
        new Differentiator(question.catalogue(), question.pool(), question.variable());
    var function = question.function();
    var derivative =
        generated.order() == 1 ? differentiator.first(function) : differentiator.second(function);
    return derivative
        .derivation()
        .complaint()
        .map(complaint -> new Fault("does not replay", complaint))
        .or(() -> readingFault(function, question))
        .or(() -> readingFault(body(derivative), question))
        .or(() -> normalFormFault(generated, question))
        .or(() -> renamingFault(function, question))
        .or(() -> renamingFault(body(derivative), question))
        .or(() -> simplificationFault(body(derivative), question));
  }

  private static Expr body(Derivative derivative) {
    return derivative
        .value()
        .or(() -> derivative.map().map(Derivative.LinearMap::operator))
        .orElseThrow();
  }

  /// What is printed reads back as the same object of the same pool.
  private static Optional<Fault> readingFault(Expr expr, Question question) {
    var text = TextWriter.write(expr, Map.of(), question.names());
    var again = read(text, question);
    return again == expr
        ? Optional.empty()
        : Optional.of(
            new Fault("does not read back", text + "  reads  " + TextWriter.write(again)));
  }

  private static Expr read(String text, Question question) {
    var declared = new HashMap<String, Declared>();
    for (var symbol : question.parameters()) {
      declared.put(symbol.name(), new Declared(symbol.shape(), symbol.kind()));
    }
    var scope = Scope.of(declared, question.catalogue().functions()).withDifferentials();
    var read = Elaborator.elaborate(Parser.parse(text), text, scope, question.pool()).expr();
    return question.catalogue().spelledOut(read, question.pool());
  }

  private static Optional<Fault> normalFormFault(GeneratedProblem generated, Question question) {
    var form = normalForm(question.function(), question);
    var other = normalForm(read(generated.reversed().sketch().write(), question), question);
    return other == form
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "has another normal form when shuffled",
                TextWriter.write(form) + "  and  " + TextWriter.write(other)));
  }

  /// Names that sort the other way round, and back again.
  private static Optional<Fault> renamingFault(Expr expr, Question question) {
    var symbols = question.parameters();
    Map<Expr, Expr> renaming = new HashMap<>();
    Map<Expr, Expr> back = new HashMap<>();
    var sorted = symbols.stream().map(Symbol::name).sorted().toList();
    for (var symbol : symbols) {
      int place = sorted.size() - sorted.indexOf(symbol.name());
      var renamed = question.pool().symbol("r%03d".formatted(place), symbol.shape(), symbol.kind());
      renaming.put(symbol, renamed);
      back.put(renamed, symbol);
    }
    var form = normalForm(expr, question);
    var renamed = normalForm(question.pool().substitute(expr, renaming), question);
    var other = normalForm(question.pool().substitute(renamed, back), question);
    return other == form
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "has another normal form when renamed",
                TextWriter.write(form) + "  and  " + TextWriter.write(other)));
  }

  private static Expr normalForm(Expr expr, Question question) {
    return new NormalForm(new Facts(question.pool(), Optional.empty())).of(expr);
  }

  private static Optional<Fault> simplificationFault(Expr expr, Question question) {
    var simplified =
        new Simplified(WITH_UNKNOWN, question.pool(), Optional.of(question.variable()));
    var once = simplified.simplify(expr);
    var twice = simplified.simplify(once);
    if (twice != once) {
      return Optional.of(
          new Fault(
              "simplifies twice", TextWriter.write(once) + "  then  " + TextWriter.write(twice)));
    }
    var shown = simplified.present(expr);
    if (shown != expr && TextWriter.write(expr).length() <= IDEMPOTENT_LENGTH) {
      SHOWN_OTHERWISE.increment();
    }
    return Optional.empty();
  }
}
