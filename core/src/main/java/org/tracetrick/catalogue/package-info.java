/// All operators, each declared in one block: notation, shape, differential, laws and meaning.
///
/// Below it stands one closed enum, `Primitive`. Imports `expr`, `syntax`, `elaborate` and `rules`.
///
/// Start reading at `Catalogue`.
@NullMarked
package org.tracetrick.catalogue;

import org.jspecify.annotations.NullMarked;
