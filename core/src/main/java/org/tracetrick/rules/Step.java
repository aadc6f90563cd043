package org.tracetrick.rules;

import org.tracetrick.expr.Expr;

/// One application of a rule: `before` became `after`.
///
/// For an equation the bindings say how: its sides, instantiated by them, are `before` and `after`.
public record Step(Rule rule, Bindings bindings, Expr before, Expr after) {}
