package org.tracetrick.syntax;

import java.util.List;

/// How an operator is set in LaTeX: text with `#1`, `#2` … in place of its operands.
///
/// An operand that brackets enclose (`\lVert #1 \rVert`) stands as it is; one that stands free
/// (`#1^{-1}`) is put in parentheses unless it holds together by itself.
record LatexTemplate(String text) {

  /// How tightly the filled template holds together, and each of its operands must.
  private record Scan(boolean free, boolean raised) {}

  /// The loosest part that the template is, when filled.
  Latex.Binding binding() {
    var scan = scan();
    if (scan.raised) {
      return Latex.Binding.RAISED;
    }
    return scan.free ? Latex.Binding.PRODUCT : Latex.Binding.ATOM;
  }

  /// The template with its operands put in.
  String filled(List<Latex> operands) {
    var result = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += opens(i) ? 1 : closes(i) ? -1 : 0;
      if (c == '#' && i + 1 < text.length() && Characters.isDigit(text.charAt(i + 1))) {
        int operand = text.charAt(++i) - '1';
        if (operand >= 0 && operand < operands.size()) {
          var value = operands.get(operand);
          result.append(depth > 0 ? value.whole() : value.within(Latex.Binding.ATOM));
        }
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private Scan scan() {
    int depth = 0;
    boolean free = false;
    boolean raised = false;
    for (int i = 0; i < text.length(); i++) {
      depth += opens(i) ? 1 : closes(i) ? -1 : 0;
      free |= depth == 0 && text.charAt(i) == '#';
      raised |= depth == 0 && text.charAt(i) == '^';
    }
    return new Scan(free, raised);
  }

  private boolean opens(int at) {
    char c = text.charAt(at);
    return c == '(' || c == '[' || c == '{' || command(at, "\\l");
  }

  private boolean closes(int at) {
    char c = text.charAt(at);
    return c == ')' || c == ']' || c == '}' || command(at, "\\r");
  }

  /// Whether a delimiter such as `\lVert` (or `\rVert`) begins here.
  private boolean command(int at, String side) {
    return List.of("Vert", "vert", "floor", "ceil", "angle").stream()
        .anyMatch(delimiter -> text.startsWith(side + delimiter, at));
  }
}
