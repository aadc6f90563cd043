package org.tracetrick.syntax;

import java.util.List;
import java.util.Optional;

/// Reads `let name = value, … in body`.
///
/// A body has no closing sign of its own: it ends before the token that ends what surrounds it.
final class Lets {

  private final Reading reading;

  Lets(Reading reading) {
    this.reading = reading;
  }

  void read(Token let) {
    boolean allowed =
        reading.level().isAtStart()
            && switch (reading.level().opener) {
              case TEXT, GROUP, CALL, BODY -> true;
              case INDEX, BLOCK, BAR, NORM, BINDING -> false;
            };
    if (!allowed) {
      throw Refusals.syntax(
          "`let` stands inside a formula", let.span(), "put it in parentheses: (let u = … in …)");
    }
    reading.advance();
    reading.push(Level.Opener.BINDING, let);
    readBoundName();
  }

  private void readBoundName() {
    var name = reading.token();
    if (!name.is(Token.Kind.NAME)) {
      throw Refusals.syntax(
          "`let` needs a name, but " + name.described(), name.span(), "write let u = … in …");
    }
    if (!reading.ahead(1).is(Token.Kind.EQUALS)) {
      throw Refusals.syntax(
          "after `let " + name.text() + "` a `=` is needed, but " + reading.ahead(1).described(),
          reading.ahead(1).span(),
          "write let " + name.text() + " = … in …");
    }
    reading.advance(2);
    reading.level().bound = Optional.of(name);
  }

  /// Ends a value at the comma before the next name.
  void comma() {
    reading.advance();
    bind();
    readBoundName();
  }

  private void bind() {
    var level = reading.level();
    var name = level.bound.orElseThrow();
    level.bindings.add(new Tree.Binding(name.text(), name.span(), level.closeSum()));
  }

  void in(Token in) {
    if (reading.level().opener != Level.Opener.BINDING) {
      throw Refusals.misplaced(reading, in);
    }
    reading.advance();
    bind();
    var binding = reading.pop();
    reading.push(Level.Opener.BODY, binding.start);
    reading.level().bindings.addAll(binding.bindings);
    reading.level().reach(binding.height());
  }

  /// Ends a `let` before the token that ends what surrounds it.
  void close() {
    var body = reading.pop();
    var tree = body.closeSum();
    reading.deliver(
        new Tree.Let(List.copyOf(body.bindings), tree, body.start.span().to(tree.span())),
        body.height() + 1,
        Level.Tail.CLOSED);
  }
}
