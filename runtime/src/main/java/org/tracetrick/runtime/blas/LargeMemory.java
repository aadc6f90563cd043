package org.tracetrick.runtime.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Native memory, aligned for vectors. Large pieces are taken from the system with large pages,
/// without which the processor looks up an address for every 4 KB that it reads.
public final class LargeMemory {

  /// Pieces from here on have large pages.
  private static final long LARGE = 8L << 20;

  /// The size of a large page on x86-64 and on most ARM machines.
  private static final long PAGE = 2L << 20;

  private LargeMemory() {}

  /// Memory that is filled with 0 and lives as long as the arena.
  public static MemorySegment allocate(Arena arena, long bytes) {
    return bytes >= LARGE && Pages.SYSTEM.isPresent()
        ? Pages.SYSTEM.get().allocate(arena, bytes)
        : arena.allocate(Math.max(bytes, 1), Memory.ALIGNMENT);
  }

  /// The system's calls, as Linux has them; found when they are first needed.
  // Restricted, since nothing checks the addresses: here they are those of the system.
  @SuppressWarnings("restricted")
  private record Pages(MethodHandle map, MethodHandle unmap, MethodHandle advise) {

    private static final int READ_AND_WRITE = 3;
    private static final int PRIVATE_AND_ANONYMOUS = 0x22;
    private static final int HUGE_PAGES = 14;

    static final Optional<Pages> SYSTEM =
        System.getProperty("os.name").equals("Linux") ? find() : Optional.empty();

    private static Optional<Pages> find() {
      var number = ValueLayout.JAVA_LONG;
      var flag = ValueLayout.JAVA_INT;
      var map = handle("mmap", number, number, number, flag, flag, flag, number);
      var unmap = handle("munmap", flag, number, number);
      var advise = handle("madvise", flag, number, number, flag);
      return map.isPresent() && unmap.isPresent() && advise.isPresent()
          ? Optional.of(new Pages(map.get(), unmap.get(), advise.get()))
          : Optional.empty();
    }

    private static Optional<MethodHandle> handle(
        String name, MemoryLayout result, MemoryLayout... arguments) {
      var linker = Linker.nativeLinker();
      return linker
          .defaultLookup()
          .find(name)
          .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(result, arguments)));
    }

    /// A piece of its own, from a multiple of the page on.
    MemorySegment allocate(Arena arena, long bytes) {
      long whole = bytes + PAGE;
      try {
        long start =
            (long) map.invokeExact(0L, whole, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0L);
        if (start == -1) {
          throw new OutOfMemoryError("the system has no " + whole + " bytes");
        }
        long aligned = (start + PAGE - 1) / PAGE * PAGE;
        // Advice only: where it is not taken, pages are small.
        int taken = (int) advise.invokeExact(aligned, bytes, HUGE_PAGES);
        assert taken <= 0 : taken;
        return MemorySegment.ofAddress(aligned)
            .reinterpret(bytes, arena, memory -> give(start, whole));
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new IllegalStateException("a call without checked exceptions", impossible);
      }
    }

    private void give(long start, long bytes) {
      try {
        int failed = (int) unmap.invokeExact(start, bytes);
        if (failed != 0) {
          throw new IllegalStateException("memory could not be given back: " + bytes + " bytes");
        }
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new IllegalStateException("a call without checked exceptions", impossible);
      }
    }
  }
}
