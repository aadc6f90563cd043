package org.tracetrick.app.file;

/// Is told how far a long piece of work has come.
public interface Progress {

  /// So far it has come.
  ///
  /// @param what is done, such as `reading X.csv`
  /// @param fraction of it, from 0 to 1; negative where nobody knows
  void at(String what, double fraction);
}
