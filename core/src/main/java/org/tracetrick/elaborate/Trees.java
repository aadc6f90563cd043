package org.tracetrick.elaborate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tracetrick.syntax.Tree;

/// The parts of trees. Walks keep their own stack, so nesting is bounded by the parser alone.
final class Trees {

  private Trees() {}

  /// What a tree is made of, in the order in which it was written.
  static List<Tree> parts(Tree tree) {
    return switch (tree) {
      case Tree.Number number -> List.of();
      case Tree.Name name -> List.of();
      case Tree.Call call -> call.arguments();
      case Tree.Negated negated -> List.of(negated.operand());
      case Tree.Sum sum -> sum.terms().stream().map(Tree.Term::operand).toList();
      case Tree.Product product -> product.factors().stream().map(Tree.Factor::operand).toList();
      case Tree.Power power -> List.of(power.base(), power.exponent());
      case Tree.Transposed transposed -> List.of(transposed.operand());
      case Tree.Indexed indexed -> List.of(indexed.operand());
      case Tree.Blocks blocks -> blocks.rows().stream().flatMap(List::stream).toList();
      case Tree.Let let -> {
        var parts = new ArrayList<Tree>();
        let.bindings().forEach(binding -> parts.add(binding.value()));
        parts.add(let.body());
        yield parts;
      }
    };
  }

  /// The names in a tree, in order of appearance.
  static Set<String> names(Tree root) {
    var names = new LinkedHashSet<String>();
    var open = new ArrayDeque<Tree>();
    open.push(root);
    while (!open.isEmpty()) {
      var tree = open.pop();
      if (tree instanceof Tree.Name name) {
        names.add(name.name());
      }
      parts(tree).reversed().forEach(open::push);
    }
    return names;
  }
}
