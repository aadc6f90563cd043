package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.FOUNDING_NOTE;

import java.util.List;
import org.tracetrick.expr.Trait;

/// A function that the user names without saying what it computes: its derivative is the chain
/// rule.
public sealed interface UnknownFunction {

  String name();

  /// The function and its derivatives, as blocks of the catalogue.
  List<DefinitionText> definitions();

  /// `f: p×q → scalar`: the gradient is written `grad_f(Y)`, in the shape of `Y`.
  record ScalarValued(String name, boolean ofVector) implements UnknownFunction {

    @Override
    public List<DefinitionText> definitions() {
      var operand = ofVector ? "Y: p×1" : "Y: p×q";
      var gradient = "grad_" + name;
      var hessian = "hess_" + name;
      return List.of(
          new DefinitionText(name)
              .takes(operand)
              .is(Trait.UNKNOWN)
              .latex(name + "(#1)")
              .differential(
                  ofVector ? gradient + "(Y)'*d(Y)" : "tr(" + gradient + "(Y)'*d(Y))",
                  FOUNDING_NOTE,
                  "chain rule"),
          new DefinitionText(gradient)
              .takes(operand)
              .gives(ofVector ? "p×1" : "p×q")
              .is(Trait.UNKNOWN)
              .latex("\\nabla " + name + "(#1)")
              .differential(
                  ofVector ? hessian + "(Y)*d(Y)" : "unvec(" + hessian + "(Y)*vec(d(Y)), p, q)",
                  FOUNDING_NOTE,
                  "chain rule"),
          new DefinitionText(hessian)
              .takes(operand)
              .gives(ofVector ? "p×p" : "p*q×p*q")
              .is(Trait.UNKNOWN, Trait.SYMMETRIC)
              .latex("\\nabla^2 " + name + "(#1)"));
    }
  }

  /// `phi: elementwise`: its derivative is written `diff_phi`, the next `diff2_phi`.
  record Elementwise(String name) implements UnknownFunction {

    @Override
    public List<DefinitionText> definitions() {
      return List.of(
          new DefinitionText(name)
              .elementwise()
              .is(Trait.UNKNOWN)
              .latex("\\" + name + "(#1)")
              .differential("diff_" + name + "(X) .* d(X)", FOUNDING_NOTE, "(2)"),
          new DefinitionText("diff_" + name)
              .elementwise()
              .is(Trait.UNKNOWN)
              .latex("\\" + name + "'(#1)")
              .differential("diff2_" + name + "(X) .* d(X)", FOUNDING_NOTE, "(2)"),
          new DefinitionText("diff2_" + name)
              .elementwise()
              .is(Trait.UNKNOWN)
              .latex("\\" + name + "''(#1)"));
    }
  }
}
