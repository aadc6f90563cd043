package org.tracetrick.app.book;

import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Work;

/// Works as they are cited where space is short.
public final class Sources {

  private Sources() {}

  public static String key(Work work) {
    return switch (work) {
      case FOUNDING_NOTE -> "note";
      case MATRIX_COOKBOOK -> "Cookbook";
      case MAGNUS_NEUDECKER -> "M&N";
      case BOYD_VANDENBERGHE -> "Boyd";
      case HIGHAM -> "Higham";
      case GOLUB_PEREYRA -> "Golub";
      case DLMF -> "DLMF";
      case ALGEBRA -> "algebra";
    };
  }

  /// `[Cookbook, eq. 59]`
  public static String cited(Citation citation) {
    return "["
        + key(citation.work())
        + (citation.locator().isEmpty() ? "" : ", " + citation.locator())
        + "]";
  }

  /// `Cookbook: K. B. Petersen, M. S. Pedersen, 2012, The Matrix Cookbook`
  public static String explained(Work work) {
    return key(work) + ": " + work.title() + " (" + work.authors() + ")";
  }
}
