package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.kernel.Kernels;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Step;

/// Which class runs a step that stands alone.
final class WholeExecution {

  private WholeExecution() {}

  static StepExecution of(Step.Whole step, Blas blas, Kernels kernels, Team team, int threads) {
    return switch (step.node().op()) {
      case Op.Product product -> new Multiplication(step, blas, team, threads);
      case Op.Gram gram -> new Squaring(step, blas, team, threads);
      case Op.Factors factors -> new Factorisation(step, factors.symmetric(), blas, team, threads);
      case Op.Solve solve -> new Solving(step, solve.transposed(), blas, team, threads);
      case Op.Inverse inverse -> new Inversion(step, blas, team, threads);
      case Op.Determinant determinant -> new Determinants(step, false, blas.precision());
      case Op.LogDeterminant determinant -> new Determinants(step, true, blas.precision());
      case Op.Cholesky cholesky -> new CholeskyFactor(step, blas);
      case Op.Spectrum spectrum -> new Spectra.Symmetric(step, blas);
      case Op.Eigen eigen -> new Spectra.OfSymmetric(step, eigen, blas.precision());
      case Op.SingularValues values -> new Spectra.Singular(step, blas);
      case Op.SingularSum sum -> new Spectra.Sum(step, blas.precision());
      case Op.SingularLargest largest ->
          new Spectra.Largest(step, largest.part(), blas.precision());
      case Op.PseudoInverse inverse -> new Spectra.Pseudo(step, blas);
      case Op.Kronecker kronecker ->
          new KroneckerProduct(step, blas.precision(), kernels, team, threads);
      case Op.DiagonalBlocks blocks ->
          new BlockDiagonals(step, blocks, blas.precision(), team, threads);
      case Op.DiagonalMatrix diagonal -> new Rearrangement.DiagonalMatrix(step, blas.precision());
      case Op.Diagonal diagonal -> new Rearrangement.Diagonal(step, blas.precision());
      case Op.AddDiagonal add -> new Rearrangement.AddDiagonal(step, blas.precision());
      case Op.Reshape reshape -> new Rearrangement.Reshape(step, blas.precision());
      case Op.Slice slice -> new Rearrangement.Slice(step, slice, blas.precision());
      case Op.Block block -> new Rearrangement.Blocks(step, block, blas.precision());
      case Op.Triangle triangle ->
          new Rearrangement.Triangle(step, triangle.lower(), blas.precision());
      case Op.Fill fill -> new Rearrangement.Fill(step, fill.value(), blas.precision());
      case Op.Eye eye -> new Rearrangement.Eye(step, blas.precision());
      case Op.Reference reference -> new ReferenceExecution(step, reference, blas.precision());
      case Op.Input i -> throw misplaced(step);
      case Op.Unary u -> throw misplaced(step);
      case Op.Binary b -> throw misplaced(step);
      case Op.Power p -> throw misplaced(step);
      case Op.Broadcast b -> throw misplaced(step);
      case Op.Reduce r -> throw misplaced(step);
      case Op.Transpose t -> throw misplaced(step);
    };
  }

  private static IllegalStateException misplaced(Step.Whole step) {
    return new IllegalStateException("not a step of its own: " + step.node().op());
  }
}
