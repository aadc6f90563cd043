package org.tracetrick.answer;

/// How far two names are apart: the letters to change, drop, add, or swap with the next one
/// (Damerau 1964).
public final class Distance {

  private Distance() {}

  /// Whether one name may be a slip of the pen for the other: short names are not.
  public static boolean isSmall(String a, String b) {
    return between(a, b) <= Math.max(a.length(), b.length()) / 3;
  }

  public static int between(String a, String b) {
    var distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, distances);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int least(String a, String b, int i, int j, int[][] distances) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int changed = distances[i - 1][j - 1] + (same ? 0 : 1);
    int dropped = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    int least = Math.min(changed, dropped);
    return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
  }
}
