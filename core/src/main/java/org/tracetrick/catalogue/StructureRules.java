package org.tracetrick.catalogue;

import static org.tracetrick.rules.Rule.Weight.KEY;
import static org.tracetrick.rules.Rule.Weight.ROUTINE;
import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.BOYD_VANDENBERGHE;
import static org.tracetrick.rules.Work.FOUNDING_NOTE;
import static org.tracetrick.rules.Work.HIGHAM;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Work;

/// The rules of sums, products, powers and transposes: as differentials, in a trace, under vec.
final class StructureRules {

  private StructureRules() {}

  /// `d(…) → …`, tried in order: the first that applies is taken.
  static List<RuleText> differentials() {
    return List.of(
        rule("constant", "d(A)", "zeros(m,n)", FOUNDING_NOTE, "", ROUTINE, "A: constant m×n"),
        rule("sum", "d(A + B)", "d(A) + d(B)", FOUNDING_NOTE, "d(X ± Y)", KEY, "A: m×n", "B: m×n"),
        rule("transpose", "d(A')", "d(A)'", FOUNDING_NOTE, "d(Xᵀ)", ROUTINE, "A: m×n"),
        rule("constant factor", "d(a*B)", "a*d(B)", FOUNDING_NOTE, "d(XY)", ROUTINE, "a: constant 1×1", "B: m×n"),
        rule("constant factor", "d(a*B)", "d(a)*B", FOUNDING_NOTE, "d(XY)", KEY, "a: 1×1", "B: constant m×n"),
        rule("constant factors", "d(A*B*C)", "A*d(B)*C", FOUNDING_NOTE, "d(XY)", KEY, "A: constant m×n", "B: n×p", "C: constant p×q"),
        rule("constant factor", "d(A*B)", "A*d(B)", FOUNDING_NOTE, "d(XY)", KEY, "A: constant m×n", "B: n×p"),
        rule("constant factor", "d(A*B)", "d(A)*B", FOUNDING_NOTE, "d(XY)", KEY, "A: m×n", "B: constant n×p"),
        rule("product", "d(A*B)", "d(A)*B + A*d(B)", FOUNDING_NOTE, "d(XY) = (dX)Y + X(dY)", KEY, "A: m×n", "B: n×p"),
        rule("product", "d(a*B)", "d(a)*B + a*d(B)", FOUNDING_NOTE, "d(XY) = (dX)Y + X(dY)", KEY, "a: 1×1", "B: m×n"),
        rule("constant factor", "d(A.*B)", "A.*d(B)", FOUNDING_NOTE, "d(X ⊙ Y)", KEY, "A: constant m×n", "B: m×n"),
        rule("Hadamard product", "d(A.*B)", "d(A).*B + A.*d(B)", FOUNDING_NOTE, "d(X ⊙ Y)", KEY, "A: m×n", "B: m×n"),
        rule("squared length", "d(norm2(x)^2)", "d(x'*x)", FOUNDING_NOTE, "example 3", KEY, "x: n×1"),
        rule("squared length", "d(normF(x)^2)", "d(x'*x)", FOUNDING_NOTE, "example 3", KEY, "x: n×1"),
        rule("squared norm", "d(norm2(X)^2)", "2*tr(X'*d(X))", MATRIX_COOKBOOK, "eq. 132", KEY, "X: m×n"),
        rule("squared norm", "d(normF(X)^2)", "2*tr(X'*d(X))", MATRIX_COOKBOOK, "eq. 132", KEY, "X: m×n"),
        rule("logarithm of softmax", "d(log(softmax(x)))", "d(x) - softmax(x)'*d(x)*ones(n)", BOYD_VANDENBERGHE, "§3.1.5", KEY, "x: n×1"),
        rule("trace of a square root", "d(tr(sqrtm(A)))", "0.5*tr(inv(sqrtm(A))*d(A))", MAGNUS_NEUDECKER, "ch. 9.13", KEY, "A: n×n"),
        rule("trace of a logarithm", "d(tr(logm(A)))", "tr(inv(A)*d(A))", MAGNUS_NEUDECKER, "ch. 9.13", KEY, "A: n×n"),
        rule("trace of an exponential", "d(tr(expm(A)))", "tr(expm(A)*d(A))", MAGNUS_NEUDECKER, "ch. 9.13", KEY, "A: n×n"),
        rule("trace of a power", "d(tr(A^k))", "k*tr(A^(k - 1)*d(A))", MATRIX_COOKBOOK, "eq. 121", KEY, "A: n×n", "k: constant 1×1"),
        rule("exponential along a line", "d(expm(t*A))", "d(t)*A*expm(t*A)", MATRIX_COOKBOOK, "§2.4", KEY, "t: 1×1", "A: constant n×n"),
        rule("determinant of a power", "d(det(A^k))", "k*det(A)^k*tr(inv(A)*d(A))", MATRIX_COOKBOOK, "eq. 58", KEY, "A: n×n", "k: constant 1×1"),
        rule("square", "d(A^2)", "d(A)*A + A*d(A)", FOUNDING_NOTE, "d(XY) = (dX)Y + X(dY)", KEY, "A: n×n"),
        rule("matrix power", "d(A^k)", "d(A)*A^(k - 1) + A*d(A^(k - 1))", FOUNDING_NOTE, "d(XY) = (dX)Y + X(dY)", KEY, "A: n×n", "k: small 1×1"),
        rule("power of an inverse", "d(A^k)", "d(inv(A)^(-k))", MATRIX_COOKBOOK, "§2.2", KEY, "A: n×n", "k: negative 1×1"),
        rule("matrix power", "d(A^k)", "dpowm(A, k, d(A))", HIGHAM, "§7.4", KEY, "A: n×n", "k: constant 1×1"),
        rule("power", "d(X.^a)", "a*X.^(a - 1).*d(X)", FOUNDING_NOTE, "(2)", KEY, "X: m×n", "a: constant 1×1"),
        rule("power of a constant", "d(X.^a)", "X.^a.*log(X)*d(a)", FOUNDING_NOTE, "(2)", KEY, "X: constant m×n", "a: 1×1"),
        rule("power", "d(x.^a)", "a*x^(a - 1)*d(x) + x^a*log(x)*d(a)", FOUNDING_NOTE, "(2)", KEY, "x: 1×1", "a: 1×1"),
        rule("power, entry by entry", "d(X.^A)", "A.*X.^(A - 1).*d(X)", FOUNDING_NOTE, "(2)", KEY, "X: m×n", "A: constant m×n"),
        rule("power, entry by entry", "d(X.^A)", "X.^A.*log(X).*d(A)", FOUNDING_NOTE, "(2)", KEY, "X: constant m×n", "A: m×n"),
        rule("power, entry by entry", "d(X.^A)", "A.*X.^(A - 1).*d(X) + X.^A.*log(X).*d(A)", FOUNDING_NOTE, "(2)", KEY, "X: m×n", "A: m×n"),
        rule("entries", "d(X[i:j,k:l])", "eye(m)[i:j,:]*d(X)*eye(n)[:,k:l]", ALGEBRA, "", KEY, "X: m×n", "I: i×j", "K: k×l"));
  }

  /// `tr(…) → …`, until every differential `d(V)` stands last in a trace of its own.
  static List<RuleText> traceTricks() {
    return List.of(
        rule("trace of a sum", "tr(A + B)", "tr(A) + tr(B)", FOUNDING_NOTE, "tr(A ± B)", KEY, "A: n×n", "B: n×n"),
        rule("trace of a scalar", "tr(d(e))", "d(e)", FOUNDING_NOTE, "tr(a) = a", KEY, "e: 1×1"),
        rule("distributive law", "a*(b + c)", "a*b + a*c", ALGEBRA, "", ROUTINE, "a: free 1×1", "b: 1×1", "c: 1×1"),
        rule("scalar out of a trace", "tr(a*E)", "a*tr(E)", FOUNDING_NOTE, "", KEY, "a: free 1×1", "E: differential n×n"),
        rule("scalar out of a trace", "tr(a*e*A)", "a*tr(A)*e", FOUNDING_NOTE, "", KEY, "a: free 1×1", "e: differential 1×1", "A: free n×n"),
        rule("scalar out of a trace", "tr(e*A)", "tr(A)*e", FOUNDING_NOTE, "", KEY, "e: differential 1×1", "A: free n×n"),
        rule("transpose of a product", "tr(A*E'*B)", "tr((B'*E*A')')", ALGEBRA, "(AB)ᵀ = BᵀAᵀ", KEY, "A: free m×n", "E: differential p×n", "B: free p×m"),
        rule("transpose of a product", "tr(E'*B)", "tr((B'*E)')", ALGEBRA, "(AB)ᵀ = BᵀAᵀ", KEY, "E: differential n×m", "B: free n×m"),
        rule("transpose of a product", "tr(A*E')", "tr((E*A')')", ALGEBRA, "(AB)ᵀ = BᵀAᵀ", KEY, "E: differential m×n", "A: free m×n"),
        rule("trace of a transpose", "tr(E')", "tr(E)", FOUNDING_NOTE, "tr(Aᵀ) = tr(A)", KEY, "E: differential n×n"),
        rule("cyclic trace", "tr(A*E*B)", "tr(B*A*E)", FOUNDING_NOTE, "tr(AB) = tr(BA)", KEY, "A: free m×n", "E: differential n×p", "B: free p×m"),
        rule("cyclic trace", "tr(E*B)", "tr(B*E)", FOUNDING_NOTE, "tr(AB) = tr(BA)", KEY, "E: differential n×p", "B: free p×n"),
        rule("trace of a sum", "tr(A*(B + C))", "tr(A*B) + tr(A*C)", FOUNDING_NOTE, "tr(A ± B)", KEY, "A: free m×n", "B: n×m", "C: n×m"),
        rule("Hadamard product in a trace", "tr(A*(B.*E))", "tr((A'.*B)'*E)", FOUNDING_NOTE, "tr(Aᵀ(B ⊙ C)) = tr((A ⊙ B)ᵀC)", KEY, "A: free m×n", "B: free n×m", "E: differential n×m"));
  }

  /// How a scalar differential becomes a trace: taken once, where it is no trace yet.
  static List<RuleText> scalarTraces() {
    return List.of(
        rule("a sum as a trace", "sum(B.*E)", "tr(B'*E)", FOUNDING_NOTE, "tr(Aᵀ(B ⊙ C)) = tr((A ⊙ B)ᵀC)", KEY, "B: free m×n", "E: differential m×n"));
  }

  /// `vec(…) → M*vec(E)`, until every differential `d(V)` stands last under a vec of its own; the
  /// vec of a vector is the vector.
  static List<RuleText> vecForms() {
    return List.of(
        rule("vec of a trace", "vec(tr(A*E*B))", "vec((B*A)')'*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "A: free m×n", "E: differential n×p", "B: free p×m"),
        rule("vec of a trace", "vec(tr(A*E))", "vec(A')'*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "A: free m×n", "E: differential n×m"),
        rule("vec of a trace", "vec(tr(E*B))", "vec(B')'*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "E: differential m×n", "B: free n×m"),
        rule("diagonal matrix between", "vec(A*diag(e)*b)", "A*diag(b)*vec(e)", ALGEBRA, "", KEY, "A: free m×n", "e: differential n×1", "b: free n×1"),
        rule("diagonal matrix times vector", "vec(diag(e)*b)", "diag(b)*vec(e)", ALGEBRA, "", KEY, "e: differential n×1", "b: free n×1"),
        rule("inner product", "vec(e'*b)", "b'*vec(e)", ALGEBRA, "", KEY, "e: differential n×1", "b: free n×1"),
        rule("scalar run", "vec(A*e*B*c)", "(B*c)*A*vec(e)", ALGEBRA, "", KEY, "A: free m×n", "e: differential n×1", "B: free 1×p", "c: free p×1"),
        rule("inner product", "vec(A*e'*b)", "A*b'*vec(e)", ALGEBRA, "", KEY, "A: free m×1", "e: differential n×1", "b: free n×1"),
        rule("product", "vec(A*e)", "A*vec(e)", ALGEBRA, "", KEY, "A: free m×n", "e: differential n×1"),
        rule("vec of a product", "vec(A*E*B)", "kron(B', A)*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "A: free m×n", "E: differential n×p", "B: free p×q"),
        rule("vec of a product", "vec(A*E)", "kron(eye(p), A)*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "A: free m×n", "E: differential n×p"),
        rule("vec of a product", "vec(E*B)", "kron(B', eye(m))*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "E: differential m×n", "B: free n×p"),
        rule("vec of a transpose", "vec(E')", "commutation(m,n)*vec(E)", MAGNUS_NEUDECKER, "ch. 3.7", KEY, "E: differential m×n"),
        rule("Hadamard product", "vec(b.*e)", "diag(b)*vec(e)", ALGEBRA, "", KEY, "b: free n×1", "e: differential n×1"),
        rule("vec of a Hadamard product", "vec(A.*E)", "diag(vec(A))*vec(E)", MAGNUS_NEUDECKER, "ch. 3.6", KEY, "A: free m×n", "E: differential m×n"),
        rule("vec of a sum", "vec(A + B)", "vec(A) + vec(B)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "A: m×n", "B: m×n"),
        rule("vec of a multiple", "vec(a*E)", "a*vec(E)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "a: free 1×1", "E: differential m×n"),
        rule("vec of a multiple", "vec(a*e*A)", "a*vec(A)*vec(e)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "a: free 1×1", "e: differential 1×1", "A: free m×n"),
        rule("vec of a multiple", "vec(e*A)", "vec(A)*vec(e)", MAGNUS_NEUDECKER, "ch. 2.4", KEY, "e: differential 1×1", "A: free m×n"));
  }

  /// Identities of the structure, for simplification.
  static List<RuleText> laws() {
    return List.of(
        law("orthogonal", "Q'*Q", "eye(n)", "Q: orthogonal n×n"),
        law("orthogonal", "Q*Q'", "eye(n)", "Q: orthogonal n×n"),
        law("exponents of an inverse", "A^(-1)", "inv(A)", "A: n×n"),
        law("power times matrix", "A^a*A", "A^(a + 1)", "A: n×n", "a: 1×1"),
        law("power of a power", "A^a*inv(A)", "A^(a - 1)", "A: n×n", "a: 1×1"),
        law("entries of rows", "A[i:j,:][:,k:l]", "A[i:j,k:l]", "A: m×n", "I: i×j", "K: k×l"),
        law("entries of columns", "A[:,k:l][i:j,:]", "A[i:j,k:l]", "A: m×n", "I: i×j", "K: k×l"),
        law("rows of an identity", "eye(m)[i:j,:]*A", "A[i:j,:]", "A: m×n", "I: i×j"),
        law("columns of an identity", "A*eye(n)[:,k:l]", "A[:,k:l]", "A: m×n", "K: k×l"),
        law("transposed entries of an identity", "eye(n)[i:j,k:l]'", "eye(n)[k:l,i:j]", "I: i×j", "K: k×l"));
  }

  private static RuleText rule(
      String name,
      String lhs,
      String rhs,
      Work work,
      String locator,
      Rule.Weight weight,
      String... variables) {
    return new RuleText(
        name, List.of(variables), lhs, rhs, new Citation(work, locator), weight);
  }

  private static RuleText law(String name, String lhs, String rhs, String... variables) {
    return rule(name, lhs, rhs, ALGEBRA, "", ROUTINE, variables);
  }
}
