package io.ironkeel.agent.store;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Configuration files of the machine, which every program reads and which a power cut never leaves
 * half written.
 */
public final class PublicFile {

  /** Keeps every byte of what others wrote, whatever they meant by it; what we write is ASCII. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private PublicFile() {}

  /** What the file says; nothing when there is none. */
  public static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, BYTES));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw AtomicFile.refused("cannot read " + file, e);
    }
  }

  /** A file that was there keeps its permissions; a link is followed. */
  public static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      var there = Files.exists(file) ? file.toRealPath() : file;
      AtomicFile.write(there, content.getBytes(BYTES), permissions(there));
    } catch (IOException e) {
      throw AtomicFile.refused("cannot write " + file, e);
    }
  }

  public static void delete(Path file) {
    try {
      AtomicFile.delete(file);
    } catch (IOException e) {
      throw AtomicFile.refused("cannot delete " + file, e);
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.exists(file)
        ? Files.getPosixFilePermissions(file)
        : PosixFilePermissions.fromString("rw-r--r--");
  }
}
