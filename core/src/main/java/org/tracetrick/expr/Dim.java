package org.tracetrick.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// An extent: a number of rows or columns, as a polynomial in size names with integer coefficients.
///
/// The representation is canonical (a sorted map from monomials to non-zero coefficients), so two
/// extents are the same size for every choice of the names exactly when they are equal.
public final class Dim implements Comparable<Dim> {

  /// Higher degree first, then alphabetical: `m*n + m + 1`.
  private static final Comparator<List<String>> MONOMIALS = Dim::compareMonomials;

  public static final Dim ZERO = new Dim(new TreeMap<>(MONOMIALS));
  public static final Dim ONE = of(1);

  private final NavigableMap<List<String>, Long> terms;
  private final int hash;
  private final boolean one;
  private final Optional<String> name;

  private Dim(NavigableMap<List<String>, Long> terms) {
    this.terms = terms;
    this.hash = terms.hashCode();
    boolean simple = terms.size() == 1 && terms.firstEntry().getValue() == 1;
    var names = simple ? terms.firstEntry().getKey() : List.<String>of();
    this.one = simple && names.isEmpty();
    this.name = names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  private static int compareMonomials(List<String> left, List<String> right) {
    int byDegree = Integer.compare(right.size(), left.size());
    return byDegree != 0 ? byDegree : String.join("*", left).compareTo(String.join("*", right));
  }

  public static Dim of(long number) {
    var terms = new TreeMap<List<String>, Long>(MONOMIALS);
    if (number != 0) {
      terms.put(List.of(), number);
    }
    return new Dim(terms);
  }

  public static Dim named(String name) {
    var terms = new TreeMap<List<String>, Long>(MONOMIALS);
    terms.put(List.of(name), 1L);
    return new Dim(terms);
  }

  public Dim plus(Dim other) {
    NavigableMap<List<String>, Long> sum = new TreeMap<>(terms);
    other.terms.forEach((names, count) -> accumulate(sum, names, count));
    return new Dim(sum);
  }

  public Dim minus(Dim other) {
    return plus(other.times(of(-1)));
  }

  /// The product of two extents.
  ///
  /// @throws ArithmeticException where a coefficient leaves the range of `long`
  public Dim times(Dim other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    var product = new TreeMap<List<String>, Long>(MONOMIALS);
    for (var a : terms.entrySet()) {
      for (var b : other.terms.entrySet()) {
        var names = new ArrayList<>(a.getKey());
        names.addAll(b.getKey());
        Collections.sort(names);
        accumulate(product, List.copyOf(names), Math.multiplyExact(a.getValue(), b.getValue()));
      }
    }
    return new Dim(product);
  }

  /// The exact quotient, by long division in the order of the monomials; empty where there is none.
  public Optional<Dim> dividedBy(Dim divisor) {
    if (divisor.terms.isEmpty()) {
      return Optional.empty();
    }
    var lead = divisor.terms.firstEntry();
    var rest = this;
    var quotient = ZERO;
    while (!rest.terms.isEmpty()) {
      var top = rest.terms.firstEntry();
      var names = new ArrayList<>(top.getKey());
      for (var name : lead.getKey()) {
        if (!names.remove(name)) {
          return Optional.empty();
        }
      }
      if (top.getValue() % lead.getValue() != 0) {
        return Optional.empty();
      }
      var terms = new TreeMap<List<String>, Long>(MONOMIALS);
      terms.put(List.copyOf(names), top.getValue() / lead.getValue());
      var term = new Dim(terms);
      quotient = quotient.plus(term);
      rest = rest.minus(term.times(divisor));
    }
    return Optional.of(quotient);
  }

  public boolean isOne() {
    return one;
  }

  /// The value, where this extent holds no name.
  public OptionalLong asNumber() {
    if (terms.isEmpty()) {
      return OptionalLong.of(0);
    }
    var constant = terms.get(List.of());
    return terms.size() == 1 && constant != null ? OptionalLong.of(constant) : OptionalLong.empty();
  }

  /// The name, where this extent is one name and nothing else.
  public Optional<String> asName() {
    return name;
  }

  public Set<String> names() {
    var names = new TreeSet<String>();
    terms.keySet().forEach(names::addAll);
    return names;
  }

  /// This extent with the given names replaced; the others stay.
  public Dim substitute(Map<String, Dim> sizes) {
    var sum = ZERO;
    for (var term : terms.entrySet()) {
      var product = of(term.getValue());
      for (var name : term.getKey()) {
        var size = sizes.get(name);
        product = product.times(size == null ? named(name) : size);
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  /// The value at the given sizes.
  ///
  /// @throws IllegalArgumentException where a name has no size
  /// @throws ArithmeticException where the value leaves the range of `int`
  public int at(Map<String, Integer> sizes) {
    var sum = BigInteger.ZERO;
    for (var term : terms.entrySet()) {
      var product = BigInteger.valueOf(term.getValue());
      for (var name : term.getKey()) {
        var size = sizes.get(name);
        if (size == null) {
          throw new IllegalArgumentException("no size is given for " + name);
        }
        product = product.multiply(BigInteger.valueOf(size));
      }
      sum = sum.add(product);
    }
    return sum.intValueExact();
  }

  /// The terms in order: names with repetition, and the coefficient.
  public Map<List<String>, Long> terms() {
    return Collections.unmodifiableMap(terms);
  }

  private static void accumulate(
      SortedMap<List<String>, Long> sum, List<String> names, long count) {
    long total = Math.addExact(sum.getOrDefault(names, 0L), count);
    if (total == 0) {
      sum.remove(names);
    } else {
      sum.put(names, total);
    }
  }

  @Override
  public int compareTo(Dim other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Dim dim
            && hash == dim.hash
            && (name.isPresent() ? name.equals(dim.name) : terms.equals(dim.terms)));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// The extent as the input syntax writes it: `m*n+1`.
  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    var text = new StringBuilder();
    for (var term : terms.entrySet()) {
      long count = term.getValue();
      text.append(count < 0 ? "-" : text.isEmpty() ? "" : "+");
      var factors = new ArrayList<String>();
      if (Math.abs(count) != 1 || term.getKey().isEmpty()) {
        factors.add(Long.toString(Math.abs(count)));
      }
      factors.addAll(term.getKey());
      text.append(String.join("*", factors));
    }
    return text.toString();
  }
}
