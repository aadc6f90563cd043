package org.tracetrick.runtime.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.constant.ClassDesc;
import org.tracetrick.runtime.blas.Precision;

/// The classes of the vector library for one precision, by name: the library is an incubator module
/// and may be absent.
///
/// @param numbers the class of vectors of numbers
/// @param bits the class of vectors of whole numbers as wide
/// @param number the type of one number
/// @param whole the type of one whole number
/// @param lanes how many numbers a vector has
/// @param species the name of the constant for vectors of that length
record VectorTypes(
    ClassDesc numbers,
    ClassDesc bits,
    ClassDesc number,
    ClassDesc whole,
    String asNumbers,
    String asBits,
    int lanes,
    String species) {

  static final ClassDesc VECTOR = library("Vector");
  static final ClassDesc MASK = library("VectorMask");
  static final ClassDesc SPECIES = library("VectorSpecies");
  static final ClassDesc OPERATORS = library("VectorOperators");

  static VectorTypes of(Precision precision, int vectorBits) {
    int lanes = vectorBits / 8 / precision.bytes();
    String species = "SPECIES_" + vectorBits;
    return switch (precision) {
      case DOUBLE ->
          new VectorTypes(
              library("DoubleVector"),
              library("LongVector"),
              CD_double,
              CD_long,
              "reinterpretAsDoubles",
              "reinterpretAsLongs",
              lanes,
              species);
      case FLOAT ->
          new VectorTypes(
              library("FloatVector"),
              library("IntVector"),
              CD_float,
              CD_int,
              "reinterpretAsFloats",
              "reinterpretAsInts",
              lanes,
              species);
    };
  }

  /// The class of one kind of operators: `Unary`, `Binary`, `Comparison`, `Associative`.
  static ClassDesc operators(String kind) {
    return library("VectorOperators$" + kind);
  }

  private static ClassDesc library(String name) {
    return ClassDesc.of("jdk.incubator.vector", name);
  }
}
