package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.List;

/// The catalogue as it is written: one block per operator, family by family.
final class CatalogueText {

  private final List<DefinitionText> definitions = new ArrayList<>();
  private Family family = Family.DECLARED;

  static CatalogueText standard() {
    var text = new CatalogueText();
    Elementwise.declareIn(text.of(Family.ELEMENTWISE));
    Activations.declareIn(text.of(Family.ELEMENTWISE));
    Reductions.declareIn(text.of(Family.REDUCTIONS));
    LinearAlgebra.declareIn(text.of(Family.LINEAR_ALGEBRA));
    Rearrangements.declareIn(text.of(Family.LINEAR_ALGEBRA));
    MatrixFunctions.declareIn(text.of(Family.MATRIX_FUNCTIONS));
    Spectrum.declareIn(text.of(Family.SPECTRUM));
    Abbreviations.declareIn(text.of(Family.ABBREVIATIONS));
    return text;
  }

  /// What is defined from now on belongs to this family.
  private CatalogueText of(Family next) {
    family = next;
    return this;
  }

  DefinitionText define(String name) {
    var definition = new DefinitionText(name).in(family);
    definitions.add(definition);
    return definition;
  }

  List<DefinitionText> definitions() {
    return definitions;
  }
}
