package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.List;

/// The catalogue as it is written: one block per operator, family by family.
final class CatalogueText {

  private final List<DefinitionText> definitions = new ArrayList<>();

  static CatalogueText standard() {
    var text = new CatalogueText();
    Elementwise.declareIn(text);
    Activations.declareIn(text);
    Reductions.declareIn(text);
    LinearAlgebra.declareIn(text);
    Rearrangements.declareIn(text);
    MatrixFunctions.declareIn(text);
    Spectrum.declareIn(text);
    Abbreviations.declareIn(text);
    return text;
  }

  DefinitionText define(String name) {
    var definition = new DefinitionText(name);
    definitions.add(definition);
    return definition;
  }

  List<DefinitionText> definitions() {
    return definitions;
  }
}
