package org.tracetrick.syntax;

import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Span;

/// What was written, with its places, before names and shapes are known.
///
/// Parentheses leave no trace but the nesting; runs of one precedence stay flat lists.
public sealed interface Tree {

  Span span();

  /// A number. Always written `Tree.Number`, so that it is not taken for Java's.
  @SuppressWarnings("AvoidCommonTypeNames")
  record Number(Rational value, Span span) implements Tree {}

  /// A variable, a size, `pi`, or a name bound by `let`.
  record Name(String name, Span span) implements Tree {}

  /// `function(arguments)`; `d(e)` is a call of `d`.
  record Call(String function, Span nameSpan, List<Tree> arguments, Span span) implements Tree {}

  /// `-operand`; a unary plus leaves no trace.
  record Negated(Tree operand, Span span) implements Tree {}

  /// `first + second - third …`, at least two terms.
  record Sum(List<Term> terms, Span span) implements Tree {}

  record Term(Sign sign, Tree operand) {}

  enum Sign {
    PLUS,
    MINUS
  }

  /// `first * second ./ third …`, left associative, at least two factors; the first factor's link
  /// is [Link#TIMES].
  record Product(List<Factor> factors, Span span) implements Tree {}

  /// A factor and how it is linked to what stands left of it; `linkSpan` is the place of the
  /// operator.
  record Factor(Link link, Tree operand, Span linkSpan) {}

  enum Link {
    TIMES("*"),
    DIVIDE("/"),
    HADAMARD(".*"),
    HADAMARD_DIVIDE("./"),
    KRONECKER("⊗");

    private final String text;

    Link(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// `base^exponent` ([PowerSign#MATRIX]: a scalar power or a matrix power) or `base.^exponent`.
  record Power(PowerSign sign, Tree base, Tree exponent, Span span) implements Tree {}

  enum PowerSign {
    MATRIX,
    ELEMENTWISE
  }

  /// `operand'`.
  record Transposed(Tree operand, Span span) implements Tree {}

  /// `operand[rows, cols]`, or `operand[range]` of a vector or row.
  record Indexed(Tree operand, Range first, Optional<Range> second, Span span) implements Tree {}

  /// `:` (both empty), `i` (only `from`), or `from:to`, 1-based and inclusive.
  record Range(Optional<Tree> from, Optional<Tree> to, Span span) {}

  /// `[A, B; C, D]`: rows of blocks.
  record Blocks(List<List<Tree>> rows, Span span) implements Tree {}

  /// `let name = value, … in body`; each value may use the names before it.
  record Let(List<Binding> bindings, Tree body, Span span) implements Tree {}

  record Binding(String name, Span nameSpan, Tree value) {}
}
