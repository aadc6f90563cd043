package org.tracetrick.elaborate;

import java.util.Map;
import org.tracetrick.syntax.Tree;

/// The names in a tree, each with the first tree that is it.
final class NamesIn {

  private NamesIn() {}

  static void collect(Tree tree, Map<String, Tree> names) {
    switch (tree) {
      case Tree.Number number -> {}
      case Tree.Name name -> names.putIfAbsent(name.name(), name);
      case Tree.Call call -> call.arguments().forEach(argument -> collect(argument, names));
      case Tree.Negated negated -> collect(negated.operand(), names);
      case Tree.Sum sum -> sum.terms().forEach(term -> collect(term.operand(), names));
      case Tree.Product product ->
          product.factors().forEach(factor -> collect(factor.operand(), names));
      case Tree.Power power -> {
        collect(power.base(), names);
        collect(power.exponent(), names);
      }
      case Tree.Transposed transposed -> collect(transposed.operand(), names);
      case Tree.Indexed indexed -> collect(indexed.operand(), names);
      case Tree.Blocks blocks ->
          blocks.rows().forEach(row -> row.forEach(block -> collect(block, names)));
      case Tree.Let let -> {
        let.bindings().forEach(binding -> collect(binding.value(), names));
        collect(let.body(), names);
      }
    }
  }
}
