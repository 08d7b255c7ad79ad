package io.ironkeel.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Who may change the machine: one process at a time. The kernel frees it however the process ends.
 */
public record StateLock(Path file) {

  /** The lock of everything that keeps its state in this directory. */
  public static StateLock of(Path stateDirectory) {
    return new StateLock(stateDirectory.resolve("lock"));
  }

  /** Ours until it is closed; nothing when another process has it. */
  public Optional<FileChannel> take() {
    try {
      PrivateFile.makeParent(file);
      return lock(
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  /** Whether a process has it now; changes nothing on disk. */
  public boolean held() {
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return lock(channel).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  private static Optional<FileChannel> lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException ours) {
      // Another thread of this process has it.
    }
    channel.close();
    return Optional.empty();
  }
}
