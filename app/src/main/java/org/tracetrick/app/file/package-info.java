/// Arrays of numbers in files: NumPy's .npy and .npz, CSV and the like, MatrixMarket.
///
/// Imports nothing of `app`, and of the rest only refusals and precisions.
///
/// Start reading at `ArrayFiles`, then `NumberArray`.
@NullMarked
package org.tracetrick.app.file;

import org.jspecify.annotations.NullMarked;
