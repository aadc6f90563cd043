package org.tracetrick.elaborate;

import java.util.Collection;
import java.util.stream.Collectors;
import org.tracetrick.expr.Span;
import org.tracetrick.syntax.Tree;

/// The text of trees, as it was written, and as operands of something else.
final class Wording {

  /// Longer texts are shown by their ends.
  private static final int LONGEST = 200;

  private final String source;

  Wording(String source) {
    this.source = source;
  }

  /// The text that a tree was read from.
  String text(Tree tree) {
    var place = place(tree.span());
    return place.end() <= source.length() ? between(place) : "…";
  }

  /// The place with the parentheses that close outside of it: a tree that begins or ends with a
  /// parenthesis does not count it as its own.
  Span place(Span span) {
    int start = span.start();
    int end = Math.min(span.end(), source.length());
    int open = 0;
    int missing = 0;
    for (int i = start; i < end; i++) {
      char c = source.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      missing = Math.max(missing, -open);
    }
    for (int i = start - 1; i >= 0 && missing > 0 && isBlankOr('(', i); i--) {
      missing -= source.charAt(i) == '(' ? 1 : 0;
      open += source.charAt(i) == '(' ? 1 : 0;
      start = i;
    }
    for (int i = end; i < source.length() && open > 0 && isBlankOr(')', i); i++) {
      open -= source.charAt(i) == ')' ? 1 : 0;
      end = i + 1;
    }
    return end < start ? span : new Span(start, Math.max(end, span.end()));
  }

  private boolean isBlankOr(char wanted, int index) {
    return source.charAt(index) == wanted || Character.isWhitespace(source.charAt(index));
  }

  /// The text as a factor of a product.
  String factor(Tree tree) {
    return switch (tree) {
      case Tree.Sum sum -> enclosed(text(sum));
      case Tree.Negated negated -> enclosed(text(negated));
      case Tree.Let let -> enclosed(text(let));
      case Tree.Transposed transposed -> transposed(transposed.operand());
      case Tree.Product product -> enclosed(written(product));
      case Tree.Number number -> text(number);
      case Tree.Name name -> text(name);
      case Tree.Call call -> text(call);
      case Tree.Power power -> text(power);
      case Tree.Indexed indexed -> text(indexed);
      case Tree.Blocks blocks -> text(blocks);
    };
  }

  /// The text as the first factor of a product.
  String firstFactor(Tree tree) {
    return tree instanceof Tree.Product ? written(tree) : factor(tree);
  }

  /// The text as a term of a sum.
  String summand(Tree tree) {
    return tree instanceof Tree.Sum || tree instanceof Tree.Negated || tree instanceof Tree.Let
        ? factor(tree)
        : written(tree);
  }

  /// The text of a tree that may have been put together from parts of what was written.
  String written(Tree tree) {
    return switch (tree) {
      case Tree.Product product -> {
        var text = new StringBuilder();
        for (var factor : product.factors()) {
          text.append(text.isEmpty() ? "" : factor.link().text()).append(factor(factor.operand()));
        }
        yield text.toString();
      }
      case Tree.Transposed transposed -> factor(transposed);
      case Tree.Number number -> text(number);
      case Tree.Name name -> text(name);
      case Tree.Call call -> text(call);
      case Tree.Negated negated -> text(negated);
      case Tree.Sum sum -> text(sum);
      case Tree.Power power -> text(power);
      case Tree.Indexed indexed -> text(indexed);
      case Tree.Blocks blocks -> text(blocks);
      case Tree.Let let -> text(let);
    };
  }

  /// The text of a place.
  String between(Span span) {
    var place = place(span);
    int end = Math.min(place.end(), source.length());
    return end - place.start() <= LONGEST
        ? source.substring(place.start(), end)
        : source.substring(place.start(), place.start() + LONGEST / 2)
            + " … "
            + source.substring(end - LONGEST / 2, end);
  }

  private String transposed(Tree operand) {
    return factor(operand) + "'";
  }

  /// The text in parentheses, unless it stands in them already.
  private static String enclosed(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && i < text.length() - 1) {
        return "(" + text + ")";
      }
    }
    return text.startsWith("(") ? text : "(" + text + ")";
  }

  /// The transpose of a tree; of a transpose, what it was made of.
  static Tree transpose(Tree tree) {
    return tree instanceof Tree.Transposed transposed
        ? transposed.operand()
        : new Tree.Transposed(tree, tree.span());
  }

  static String list(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  /// `1 argument`, `2 arguments`.
  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
