package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Work;

/// The block that declares one operator, as text: shapes, meaning or primitive, differential, laws.
///
/// Everything a user can see of the operator follows from this block. Texts are in the input
/// notation and are parsed once all operators are known, so a block may use any other.
final class DefinitionText {

  /// A rule as text: names not among `variables` take the default shapes of the input syntax.
  record RuleText(
      String name,
      List<String> variables,
      String lhs,
      String rhs,
      Citation citation,
      Rule.Weight weight) {

    static RuleText rule(
        String name,
        String lhs,
        String rhs,
        Work work,
        String locator,
        Rule.Weight weight,
        String... variables) {
      return new RuleText(name, List.of(variables), lhs, rhs, new Citation(work, locator), weight);
    }

    static RuleText law(String name, String lhs, String rhs, String... variables) {
      return rule(name, lhs, rhs, Work.ALGEBRA, "", Rule.Weight.ROUTINE, variables);
    }
  }

  /// What the operator does to one operand that it is linear in.
  record LinearText(int operand, String text) {}

  final String name;
  final List<String> operands = new ArrayList<>();
  final List<String> extents = new ArrayList<>();
  static final String SCALAR = "1×1";

  Family family = Family.DECLARED;
  String result = SCALAR;
  final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  Optional<Primitive> primitive = Optional.empty();
  Optional<String> meaning = Optional.empty();
  Optional<String> computation = Optional.empty();
  Optional<String> latex = Optional.empty();
  Optional<DomainText> domain = Optional.empty();
  Citation source = new Citation(Work.ALGEBRA, "");
  final List<RuleText> differentials = new ArrayList<>();
  final List<LinearText> adjoints = new ArrayList<>();
  final List<LinearText> matrices = new ArrayList<>();
  final List<RuleText> laws = new ArrayList<>();
  final List<RuleText> recognitions = new ArrayList<>();

  DefinitionText(String name) {
    this.name = name;
  }

  DefinitionText in(Family known) {
    family = known;
    return this;
  }

  /// The operands with their shapes: `"A: m×n"`.
  DefinitionText takes(String... declarations) {
    operands.addAll(List.of(declarations));
    return this;
  }

  /// The sizes that it takes after the operands.
  DefinitionText extents(String... names) {
    extents.addAll(List.of(names));
    return this;
  }

  DefinitionText gives(String shape) {
    result = shape;
    return this;
  }

  /// Takes `X: m×n`, entry by entry.
  DefinitionText elementwise() {
    traits.add(Trait.ELEMENTWISE);
    return takes("X: m×n").gives("m×n");
  }

  DefinitionText is(Trait... known) {
    traits.addAll(List.of(known));
    return this;
  }

  DefinitionText computedBy(Primitive computes) {
    primitive = Optional.of(computes);
    return this;
  }

  DefinitionText means(String text) {
    meaning = Optional.of(text);
    return this;
  }

  DefinitionText computedAs(String text) {
    computation = Optional.of(text);
    return this;
  }

  DefinitionText latex(String template) {
    latex = Optional.of(template);
    return this;
  }

  /// Where it is defined and differentiable, and what there is where value or derivative is no
  /// number.
  DefinitionText domain(String sentence, String returned, Restriction... implied) {
    domain =
        Optional.of(
            new DomainText(
                sentence, Set.of(implied), Domain.Outside.NO_NUMBER, returned, Optional.empty()));
    return this;
  }

  /// Where it is differentiable, and what its derivative gives where both are numbers still.
  ///
  /// @param margin with positive entries only where it is differentiable
  DefinitionText smooth(
      String sentence,
      Domain.Outside outside,
      String returned,
      String margin,
      Restriction... implied) {
    domain =
        Optional.of(
            new DomainText(sentence, Set.of(implied), outside, returned, Optional.of(margin)));
    return this;
  }

  DefinitionText source(Work work, String locator) {
    source = new Citation(work, locator);
    return this;
  }

  /// `d(name(operands))` equals this text, linear in the `d(…)` of the operands.
  DefinitionText differential(String rhs, Work work, String locator) {
    return differential("differential of " + name, rhs, List.of(), work, locator);
  }

  /// As above, where the operands are restricted: `"A: invertible n×n"`.
  DefinitionText differential(
      String rule, String rhs, List<String> restricted, Work work, String locator) {
    differentials.add(
        new RuleText(
            rule,
            restricted.isEmpty() ? List.copyOf(operands) : restricted,
            "d(" + call(operands) + ")",
            rhs,
            new Citation(work, locator),
            Rule.Weight.KEY));
    return this;
  }

  /// The adjoint of an operator that is linear in the operand at `index`, as text in the operands
  /// and `G`, in the shape of the value: `tr(G'*name(…, E, …)) = tr(adjoint'*E)`.
  DefinitionText adjoint(int index, String text) {
    adjoints.add(new LinearText(index, text));
    return this;
  }

  /// The matrix `M` of an operator that is linear in the operand at `index`: `vec(name(…, E, …)) =
  /// M*vec(E)`.
  DefinitionText matrix(int index, String text) {
    matrices.add(new LinearText(index, text));
    return this;
  }

  /// An identity, directed towards the shorter or plainer side.
  DefinitionText law(String rule, String lhs, String rhs, String... variables) {
    laws.add(RuleText.law(rule, lhs, rhs, variables));
    return this;
  }

  /// A law that is also applied to what is to be differentiated: a function that people write out.
  DefinitionText recognised(String rule, String lhs, String rhs, String... variables) {
    recognitions.add(RuleText.law(rule, lhs, rhs, variables));
    return this;
  }

  /// The operands in which the operator is linear.
  Set<Integer> linearOperands() {
    var linear = new TreeSet<Integer>();
    adjoints.forEach(adjoint -> linear.add(adjoint.operand()));
    matrices.forEach(matrix -> linear.add(matrix.operand()));
    return linear;
  }

  String call(List<String> declarations) {
    var names = new ArrayList<String>();
    declarations.forEach(declaration -> names.add(parameter(declaration)));
    names.addAll(extents);
    return name + "(" + String.join(", ", names) + ")";
  }

  static String parameter(String declaration) {
    return declaration.substring(0, declaration.indexOf(':')).strip();
  }
}
