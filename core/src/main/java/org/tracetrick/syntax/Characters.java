package org.tracetrick.syntax;

import java.util.Locale;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
import org.tracetrick.expr.TracetrickException;

/// Which characters the notation knows, and what to write in place of those it does not.
final class Characters {

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ";
  private static final String RAISED = "0123456789+-T";

  private Characters() {}

  static boolean isAscii(char c) {
    return c < 0x80;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == '\u00a0'
        || c == '\u202f'
        || c == '\u205f'
        || (c >= '\u2000' && c <= '\u200a');
  }

  static boolean isLetter(char c) {
    char known = letter(c);
    return (known >= 'a' && known <= 'z')
        || (known >= 'A' && known <= 'Z')
        || (known >= 'Α' && known <= 'Ω' && known != '\u03a2')
        || (known >= 'α' && known <= 'ω');
  }

  static boolean isNamePart(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  /// The letter that a variant spelling of a Greek letter stands for.
  static char letter(char c) {
    return switch (c) {
      case 'µ' -> 'μ';
      case 'ϵ' -> 'ε';
      case 'ϑ' -> 'θ';
      case 'ϕ' -> 'φ';
      case 'ϱ' -> 'ρ';
      case 'ϖ' -> 'π';
      case 'ϰ' -> 'κ';
      default -> c;
    };
  }

  /// What is raised, or 0 where nothing is.
  static char superscript(char c) {
    int index = SUPERSCRIPTS.indexOf(c);
    return index < 0 ? 0 : RAISED.charAt(index);
  }

  /// The digit that is lowered, or 0 where none is.
  static char subscript(char c) {
    return c >= '₀' && c <= '₉' ? (char) ('0' + (c - '₀')) : 0;
  }

  /// The refusal of the character at `at`, which the notation does not know.
  static TracetrickException refusal(String text, int at) {
    char c = text.charAt(at);
    int point = text.codePointAt(at);
    var where = new Span(at, at + 1);
    char after = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    if ((c == '\\' && (isLetter(after) || after == '(' || after == '[')) || c == '$') {
      return Refusals.refusal(
          Diagnostic.Code.SYNTAX,
          "`" + c + "` begins LaTeX, which is not read yet",
          where,
          "write the formula in the plain notation: norm2(X*w - y)^2");
    }
    var message = "the character " + named(point) + " is not part of the notation";
    if (c == '.' && after == 'T') {
      return Refusals.refusal(
          Diagnostic.Code.SYNTAX,
          "`.T` is not part of the notation",
          new Span(at, at + 2),
          "a transpose is written X'");
    }
    var cure = c == '.' && after == '\'' ? "a transpose is written X'" : cure(c);
    return cure.isEmpty()
        ? new TracetrickException(Diagnostic.of(Diagnostic.Code.SYNTAX, message).at(where))
        : Refusals.refusal(Diagnostic.Code.SYNTAX, message, where, cure);
  }

  /// `U+00D7`, with the character itself where it can be shown.
  private static String named(int point) {
    var code = String.format(Locale.ROOT, "U+%04X", point);
    boolean shown =
        point > ' '
            && point != 0x7f
            && (point < 0x80
                || Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.MATH_SYMBOL
                || Character.getType(point) == Character.OTHER_SYMBOL);
    boolean alone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return shown && !alone
        ? "`" + Character.toString(point) + "` (" + code + ")"
        : alone ? code + " (half of a surrogate pair)" : code;
  }

  private static String cure(char c) {
    return switch (c) {
      case '@' -> "a matrix product is written *";
      case '\\' -> "a solve A\\b is written inv(A)*b";
      case '"', '`', '´', '‘', '“', '”' -> "a transpose is written X'";
      case '{', '}' -> "group with parentheses ( )";
      case '÷' -> "divide with /";
      case '∘', '⨀' -> "an entry-by-entry product is written .* or ⊙";
      case '–', '—', '‐', '‑', '‒', '﹣', '－' -> "a minus is written -";
      case '∑', 'Σ' -> "a sum over all entries is written sum(x)";
      case '∏' -> "write a product by its factors";
      case '∂' -> "name the variable beside the expression; a differential is written d(e)";
      case '<', '>', '≤', '≥' -> "a comparison with 0 is written step(x)";
      case '!' -> "a factorial is written exp(lgamma(n + 1))";
      case '%', '#' -> "comments are not read: delete it";
      case '⟨', '⟩' -> "an inner product is written x'*y";
      case '†', '⁺' -> "a pseudo-inverse is written pinv(X)";
      case 'ᴴ' -> "matrices are real: a transpose is written X'";
      case '⅓', '⅔', '⅕', '⅙', '⅛' -> "write the fraction with /: (1/3)";
      case '∞' -> "numbers are finite; the largest entry's norm is norminf(x)";
      case '（', '）', '，', '；', '：', '＝', '＋', '＊', '／' -> "write it as an ASCII character";
      case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff' -> "it is invisible: delete it";
      case '_' -> "a name begins with a letter";
      case '.' -> "a number needs a digit after the point; operators are .* ./ .^";
      case '?', '&', '~' -> "it has no meaning here: delete it";
      default -> "";
    };
  }
}
