package org.tracetrick.app.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Tracetrick;

/// Our answer to an equation of The Matrix Cookbook, in the form that equals the book's.
///
/// @param form which of our forms it is, where the answer has several; empty for the derivative
///   itself
/// @param text the answer
public record Compared(Equation.Asked equation, String form, String text) {

  private static final String ITSELF = "";

  /// Every equation that is asked, answered and compared at random points.
  ///
  /// @throws IllegalStateException where none of our forms equals the book's right-hand side
  public static List<Compared> all(List<Equation> equations, Tracetrick tracetrick) {
    var compared = new ArrayList<Compared>();
    for (var equation : equations) {
      switch (equation) {
        case Equation.Asked asked -> compared.add(of(asked, tracetrick));
        case Equation.Unasked _ -> {}
      }
    }
    return List.copyOf(compared);
  }

  static Compared of(Equation.Asked equation, Tracetrick tracetrick) {
    var complaints = new ArrayList<String>();
    for (var form : forms(equation, tracetrick).entrySet()) {
      var complaint = complaint(equation, form.getValue(), tracetrick);
      if (complaint.isEmpty()) {
        return new Compared(equation, form.getKey(), form.getValue());
      }
      complaints.add(form.getValue() + ": " + complaint.get());
    }
    throw new IllegalStateException(
        "%s, %s: the book has %s; we have %s"
            .formatted(
                equation.place(),
                equation.question(),
                equation.book(),
                String.join("; ", complaints)));
  }

  private static Optional<String> complaint(
      Equation.Asked equation, String ours, Tracetrick tracetrick) {
    return tracetrick.disagreement(equation.problem(), ours, equation.book());
  }

  /// What our answer shows, by the name of the form.
  private static Map<String, String> forms(Equation.Asked equation, Tracetrick tracetrick) {
    var forms = new LinkedHashMap<String, String>();
    switch (tracetrick.answer(equation.problem())) {
      case Answer.Derived derived -> {
        derived.text().ifPresent(text -> forms.put(ITSELF, text));
        Optional.ofNullable(derived.views().get("operator"))
            .ifPresent(operator -> forms.put(ITSELF, operator));
        derived.structured().forEach(gradient -> forms.put(gradient.name(), gradient.text()));
      }
      case Answer.Several several ->
          throw new IllegalStateException(
              equation.place() + " asks for " + several.parts().size() + " derivatives");
      case Answer.Refused refused ->
          throw new IllegalStateException(
              equation.place() + ", " + equation.question() + ": " + refused.diagnostic());
    }
    return forms;
  }
}
