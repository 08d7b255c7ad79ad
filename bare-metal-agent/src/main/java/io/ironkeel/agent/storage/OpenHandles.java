package io.ironkeel.agent.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which processes have which devices open, from proc_pid_fd(5): a program that reads or writes a
 * disk as a whole leaves no other trace of it.
 *
 * @param byPath names of the processes by path of the device
 */
record OpenHandles(Map<String, Set<String>> byPath) {

  static OpenHandles of(Path root) {
    var found = new HashMap<String, Set<String>>();
    try (var processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
      for (var process : processes) {
        look(process, found);
      }
    } catch (IOException | DirectoryIteratorException | UncheckedIOException ended) {
      // A process may end while it is looked at.
    }
    return new OpenHandles(found);
  }

  private static void look(Path process, Map<String, Set<String>> found) {
    try (var handles = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var handle : handles) {
        var target = Files.readSymbolicLink(handle).toString();
        if (target.startsWith("/dev/")) {
          found.computeIfAbsent(target, any -> new LinkedHashSet<>()).add(nameOf(process));
        }
      }
    } catch (IOException | DirectoryIteratorException ended) {
      // The same.
    }
  }

  private static String nameOf(Path process) {
    try {
      return "process %s (%s)"
          .formatted(process.getFileName(), Files.readString(process.resolve("comm")).strip());
    } catch (IOException ended) {
      return "process " + process.getFileName();
    }
  }

  Set<String> of(String path) {
    return byPath.getOrDefault(path, Set.of());
  }
}
