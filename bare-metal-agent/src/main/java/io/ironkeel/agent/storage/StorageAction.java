package io.ironkeel.agent.storage;

import io.ironkeel.agent.section.Action;
import io.ironkeel.api.storage.LocalWipe;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One step on the way to a pool or a volume. */
sealed interface StorageAction extends Action {

  /** Steps of one pool wait for each other: after one that failed the others are not tried. */
  String pool();

  /** Puts on record that disks are taken, before anything is written to them. */
  record Remember(String pool, Claim claim) implements StorageAction {
    @Override
    public String text() {
      return "remember %s for pool %s%s"
          .formatted(
              String.join(", ", claim.disks()),
              pool,
              claim.complete() ? ", which is complete" : "");
    }
  }

  /** Ends the record of a pool that is gone. */
  record Forget(String pool) implements StorageAction {
    @Override
    public String text() {
      return "forget pool " + pool;
    }
  }

  /**
   * Runs a program.
   *
   * @param taken disks, by identity, that it writes to as a whole: they must still be free, at the
   *     path that is in the command, when it runs
   */
  record Run(String pool, List<String> command, List<String> taken) implements StorageAction {
    public Run {
      command = List.copyOf(command);
      taken = List.copyOf(taken);
    }

    static Run of(String pool, String... command) {
      return new Run(pool, List.of(command), List.of());
    }

    @Override
    public String text() {
      return String.join(" ", command);
    }
  }

  /** Takes every signature off a disk and its partitions, if it is still as it was permitted. */
  record Empty(LocalWipe wipe, ActualDisk disk) implements StorageAction {

    /** Nothing waits for it but itself. */
    @Override
    public String pool() {
      return "WipeApproval " + wipe.name();
    }

    List<String> command() {
      return Stream.of(
              Stream.of("wipefs", "--all", "--force"),
              disk.partitions().stream(),
              Stream.of(disk.path()))
          .flatMap(words -> words)
          .toList();
    }

    @Override
    public String text() {
      return String.join(" ", command());
    }
  }

  /** Puts a mount unit in place, for the next boot. */
  record WriteUnit(String pool, Path file, String content) implements StorageAction {
    @Override
    public String text() {
      return "write " + file;
    }
  }

  /** Takes a mount unit away. */
  record DeleteUnit(String pool, Path file) implements StorageAction {
    @Override
    public String text() {
      return "rm " + file;
    }
  }

  /** Makes the folder of a mount. */
  record MakeFolder(String pool, Path folder) implements StorageAction {
    @Override
    public String text() {
      return "mkdir -p " + folder;
    }
  }
}
