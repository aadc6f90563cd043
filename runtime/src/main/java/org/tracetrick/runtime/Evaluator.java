package org.tracetrick.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.answer.Quantity;
import org.tracetrick.answer.Solution;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.BlasLibrary;
import org.tracetrick.runtime.kernel.Kernels;
import org.tracetrick.runtime.plan.Graph;
import org.tracetrick.runtime.plan.Node;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Plan;
import org.tracetrick.runtime.plan.Planner;
import org.tracetrick.runtime.plan.Translation;

/// A program for given sizes: immutable, safe to use from several threads, each of which takes its
/// own [Evaluation].
public final class Evaluator {

  private static final Kernels KERNELS = Kernels.create();

  private static final String SMALLER =
      "ask for the core, the diagonal, the product with a direction or the Newton step in place of"
          + " a whole Hessian";

  private final Settings settings;
  private final List<Argument> inputs;
  private final List<Argument> outputs;
  private final Optional<String> structure;
  private final Plan plan;
  private final Blas blas;

  private Evaluator(
      Settings settings,
      List<Argument> inputs,
      List<Argument> outputs,
      Optional<String> structure,
      Plan plan,
      Blas blas) {
    this.settings = settings;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.structure = structure;
    this.plan = plan;
    this.blas = blas;
  }

  static Evaluator of(Solution solution, Map<String, Integer> sizes, Settings settings) {
    var evaluator = planned(solution, sizes, settings);
    checkMemory(evaluator.plan, settings);
    return evaluator;
  }

  /// An evaluator that may need more memory than there is, so that its plan can be shown.
  static Evaluator planned(Solution solution, Map<String, Integer> sizes, Settings settings) {
    try {
      return unchecked(solution, sizes, settings);
    } catch (ArithmeticException tooLarge) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.LIMIT, "a matrix would have more than 2147483647 rows or columns")
              .withHint(SMALLER));
    }
  }

  private static Evaluator unchecked(
      Solution solution, Map<String, Integer> sizes, Settings settings) {
    var graph = new Graph();
    var given = new LinkedHashMap<String, Node>();
    var seen = new LinkedHashMap<String, Node>();
    var inputs = new ArrayList<Argument>();
    for (var symbol : solution.inputs()) {
      int rows = symbol.shape().rows().at(sizes);
      int cols = symbol.shape().cols().at(sizes);
      // A column lies the same both ways, and a row as its transpose does.
      boolean turned = cols > 1 && (rows == 1 || settings.byColumns().contains(symbol.name()));
      var node =
          turned
              ? graph.input(symbol.name(), cols, rows, symbol.kind().isSymmetric())
              : graph.input(symbol.name(), rows, cols, symbol.kind().isSymmetric());
      given.put(symbol.name(), node);
      seen.put(symbol.name(), turned ? graph.transpose(node) : node);
      inputs.add(new Argument(symbol.name(), rows, cols));
    }
    var translation = new Translation(solution.catalogue(), solution.pool(), sizes, graph, seen);
    var structure = solution.structure();
    var wanted = new LinkedHashMap<String, Node>();
    var outputs = new ArrayList<Argument>();
    for (var output : solution.outputs()) {
      var node = translation.of(output.expr());
      if (output.quantity() == Quantity.CORE && structure.isEmpty() && !node.isScalar()) {
        structure = Optional.of(pattern(output, node));
        node = node.operand(0);
      }
      wanted.put(output.name(), node);
      outputs.add(new Argument(output.name(), node.rows(), node.cols()));
    }
    var plan = new Planner(settings.precision(), settings.threads(), given, wanted).plan();
    return new Evaluator(settings, inputs, outputs, structure, plan, blas(settings));
  }

  /// How a core makes up a Hessian that is a pattern of its plan.
  private static String pattern(Solution.Output output, Node node) {
    if (!(node.op() instanceof Op.DiagonalBlocks blocks)) {
      throw new TracetrickException(
          Diagnostic.of(Diagnostic.Code.UNSUPPORTED, "this Hessian has no structure that is known")
              .withHint("ask for the Hessian, or for its product with a direction"));
    }
    return "%d×%d diagonal blocks of %d: row i of %s holds entry i of each diagonal, block row by block row"
        .formatted(blocks.rows(), blocks.cols(), node.operand(0).rows(), output.name());
  }

  private static Blas blas(Settings settings) {
    return switch (settings.linearAlgebra()) {
      case PREFERRED -> BlasLibrary.preferred(settings.precision());
      case PLAIN -> BlasLibrary.plain(settings.precision());
    };
  }

  private static void checkMemory(Plan plan, Settings settings) {
    if (plan.peak() > settings.memory()) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.LIMIT,
                  "this needs %s, and there are %s; the results alone are %s"
                      .formatted(
                          PlanText.bytes(plan.peak()),
                          PlanText.bytes(settings.memory()),
                          PlanText.bytes(plan.outputBytes())))
              .withHint(SMALLER));
    }
  }

  /// What must be given, in the order of [Solution#inputs].
  public List<Argument> inputs() {
    return inputs;
  }

  /// What is computed.
  public List<Argument> outputs() {
    return outputs;
  }

  /// How the cores that are computed make up the Hessian; empty where none is.
  public Optional<String> structure() {
    return structure;
  }

  /// What is done, step by step, with a forecast of operations and memory.
  public Plan plan() {
    return plan;
  }

  /// The plan for people: the program, the operations, the bytes, the peak of memory.
  public String describe() {
    return PlanText.of(plan);
  }

  /// What does the linear algebra: `OpenBLAS 0.3.31 …`.
  public String linearAlgebra() {
    return blas.name();
  }

  /// Why plain Java does the linear algebra, where that was not asked for.
  public Optional<String> note() {
    return settings.linearAlgebra() == Settings.LinearAlgebra.PREFERRED
        ? BlasLibrary.note()
        : Optional.empty();
  }

  /// Room to evaluate in, for one thread at a time. Its memory lives until it is closed.
  public Evaluation evaluation() {
    return new Evaluation(this, blas, KERNELS);
  }

  Settings settings() {
    return settings;
  }
}
