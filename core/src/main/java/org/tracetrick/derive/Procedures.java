package org.tracetrick.derive;

import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Expr;
import org.tracetrick.rules.Bindings;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Rule.Procedure;
import org.tracetrick.rules.Rule.Weight;
import org.tracetrick.rules.Step;
import org.tracetrick.rules.Work;

/// What no equation between patterns can say. Steps by these are checked by evaluating before and
/// after.
public final class Procedures {

  static final Procedure PROBLEM =
      procedure("differential", "df = d(f)", Weight.KEY, Work.FOUNDING_NOTE, "");
  static final Procedure RECOGNISE =
      procedure("known function", "what is written out has a name", Weight.KEY, Work.ALGEBRA, "");
  static final Procedure SCALAR_TRACE =
      procedure("trace of a scalar", "a = tr(a)", Weight.KEY, Work.FOUNDING_NOTE, "tr(a) = a");
  static final Procedure COLLECT =
      procedure(
          "collect", "tr(A*dY) + tr(B*dY) = tr((A + B)*dY)", Weight.KEY, Work.FOUNDING_NOTE, "");
  static final Procedure TRACE_FORM =
      procedure("trace form", "tr(A*dX) = tr((A')'*dX)", Weight.KEY, Work.FOUNDING_NOTE, "");
  static final Procedure SIMPLIFY =
      procedure("simplify", "like terms collected, laws applied", Weight.ROUTINE, Work.ALGEBRA, "");
  static final Procedure IDENTIFY =
      procedure(
          "identification",
          "df = tr(G'*dX), so G is the gradient",
          Weight.KEY,
          Work.FOUNDING_NOTE,
          "");
  static final Procedure IDENTIFY_JACOBIAN =
      procedure(
          "identification",
          "dF = J*dx, so J is the Jacobian",
          Weight.KEY,
          Work.MAGNUS_NEUDECKER,
          "ch. 5.5");
  static final Procedure IDENTIFY_MULTIPLE =
      procedure(
          "identification",
          "dF = D*dt, so D is the derivative",
          Weight.KEY,
          Work.MAGNUS_NEUDECKER,
          "ch. 5.5");
  static final Procedure LINEAR_MAP =
      procedure(
          "linear map",
          "dF is linear in dX, and is the derivative",
          Weight.KEY,
          Work.MAGNUS_NEUDECKER,
          "ch. 5.4");
  static final Procedure FACTOR =
      procedure("factor", "A*B + A*C = A*(B + C)", Weight.KEY, Work.ALGEBRA, "");

  static final Procedure BLOCKS =
      procedure(
          "block matrix",
          "d[A, B; C, D] = [dA, dB; dC, dD], each block put in its place",
          Weight.KEY,
          Work.MAGNUS_NEUDECKER,
          "ch. 1.11");

  static final Procedure LAYOUT =
      procedure(
          "layout",
          "the derivative lies transposed in the layout that was asked for",
          Weight.KEY,
          Work.MAGNUS_NEUDECKER,
          "ch. 9.3");

  private Procedures() {}

  /// All of them, in the order of a derivation.
  public static List<Procedure> all() {
    return List.of(
        PROBLEM,
        BLOCKS,
        SCALAR_TRACE,
        COLLECT,
        TRACE_FORM,
        FACTOR,
        SIMPLIFY,
        IDENTIFY,
        IDENTIFY_JACOBIAN,
        IDENTIFY_MULTIPLE,
        LINEAR_MAP);
  }

  static Step step(Procedure procedure, Expr before, Expr after) {
    return new Step(procedure, Bindings.of(Map.of(), Map.of()), before, after);
  }

  private static Procedure procedure(
      String name, String statement, Weight weight, Work work, String locator) {
    return new Procedure(name, statement, List.of(), new Citation(work, locator), weight);
  }
}
