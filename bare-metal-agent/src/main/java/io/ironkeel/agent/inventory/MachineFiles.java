package io.ironkeel.agent.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files through which the kernel tells of the machine, below {@code /} or, in tests, below a
 * folder that looks like it. What is not there or cannot be read counts as not told.
 */
public record MachineFiles(Path root) {

  /** The content without the line end; nothing when that is empty. */
  public Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(root.resolve(file)).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  Optional<Long> number(String file) {
    return read(file).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
  }

  public boolean exists(String file) {
    return Files.exists(root.resolve(file));
  }

  /** The names in a folder, sorted. */
  public List<String> names(String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** The last name of what a link leads to, by which sysfs says what a thing is. */
  Optional<String> target(String link) {
    var path = root.resolve(link);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(path.toRealPath().getFileName().toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
