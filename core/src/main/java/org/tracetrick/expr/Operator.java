package org.tracetrick.expr;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An operator: its name, how it is written, and what it takes and gives.
///
/// The constants here are the structure of matrix algebra, which the [Pool] keeps in normal order;
/// every other operator is a function declared by the catalogue or by the user. Two operators may
/// share a name (`diag` of a vector, `diag` of a matrix); they differ in their signatures.
public final class Operator {

  public static final Operator SUM = structural("+", Notation.SUM);
  public static final Operator PRODUCT = structural("*", Notation.PRODUCT);
  public static final Operator HADAMARD = structural(".*", Notation.HADAMARD);
  public static final Operator POWER = structural(".^", Notation.POWER);
  public static final Operator MATRIX_POWER = structural("^", Notation.MATRIX_POWER);
  public static final Operator TRANSPOSE = structural("'", Notation.TRANSPOSE);
  public static final Operator DIFFERENTIAL = structural("d", Notation.DIFFERENTIAL);

  /// One operand; extents: first and last row, first and last column.
  public static final Operator INDEX = structural("[]", Notation.INDEX);

  /// The blocks in reading order; extents: the number of blocks in each block row.
  public static final Operator BLOCK = structural("[;]", Notation.BLOCK);

  /// A size as a number; its one extent is the size.
  public static final Operator SIZE = structural("size", Notation.SIZE);

  public static final Operator ZEROS = structural("zeros", Notation.FUNCTION, Trait.SYMMETRIC);
  public static final Operator ONES =
      structural("ones", Notation.FUNCTION, Trait.SYMMETRIC, Trait.POSITIVE);
  public static final Operator EYE =
      structural("eye", Notation.FUNCTION, Trait.SYMMETRIC, Trait.INVERTIBLE, Trait.DIAGONAL);

  /// The operators that the notation itself knows.
  public static final List<Operator> STRUCTURE =
      List.of(
          SUM,
          PRODUCT,
          HADAMARD,
          POWER,
          MATRIX_POWER,
          TRANSPOSE,
          DIFFERENTIAL,
          INDEX,
          BLOCK,
          SIZE,
          ZEROS,
          ONES,
          EYE);

  private final String name;
  private final Notation notation;
  private final Optional<Signature> signature;
  private final Set<Trait> traits;
  private final Set<Integer> linearIn;
  private final int hash;

  private Operator(
      String name,
      Notation notation,
      Optional<Signature> signature,
      Set<Trait> traits,
      Set<Integer> linearIn) {
    this.name = name;
    this.notation = notation;
    this.signature = signature;
    this.traits = Set.copyOf(traits);
    this.linearIn = Set.copyOf(linearIn);
    this.hash = 31 * name.hashCode() + signature.hashCode();
  }

  private static Operator structural(String name, Notation notation, Trait... traits) {
    return new Operator(name, notation, Optional.empty(), Set.of(traits), Set.of());
  }

  /// A function with operands and extents in parentheses.
  ///
  /// @param linearIn the operands in each of which the function is linear
  public static Operator function(
      String name, Signature signature, Set<Trait> traits, Set<Integer> linearIn) {
    return new Operator(name, Notation.FUNCTION, Optional.of(signature), traits, linearIn);
  }

  public String name() {
    return name;
  }

  public Notation notation() {
    return notation;
  }

  /// The signature of a function; empty for the structure, whose shapes the [Pool] computes.
  public Optional<Signature> signature() {
    return signature;
  }

  /// Whether the operator is linear in that operand, the others held fixed.
  public boolean isLinearIn(int operand) {
    return linearIn.contains(operand);
  }

  /// Whether the operator has this trait; traits say nothing about which operator it is.
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Operator operator
            && hash == operator.hash
            && name.equals(operator.name)
            && notation == operator.notation
            && signature.equals(operator.signature));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return name;
  }
}
