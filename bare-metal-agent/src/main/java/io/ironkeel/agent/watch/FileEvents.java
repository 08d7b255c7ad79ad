package io.ironkeel.agent.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls back whenever one of some files is made, changed or taken away, whoever did it. */
public final class FileEvents implements Runnable {

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_DELETE,
    StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final Set<Path> files;
  private final Runnable changed;

  public FileEvents(Set<Path> files, Runnable changed) {
    this.files = Set.copyOf(files);
    this.changed = changed;
  }

  /** Listens until a folder on the way to a file comes or goes; to be called again then. */
  @Override
  public void run() {
    try (var watcher = files.iterator().next().getFileSystem().newWatchService()) {
      for (var folder : folders()) {
        folder.register(watcher, KINDS);
      }
      // What happened while nobody listened.
      changed.run();
      listen(watcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<Path> folders() {
    return files.stream().map(FileEvents::nearestFolder).collect(Collectors.toSet());
  }

  private static Path nearestFolder(Path file) {
    var folder = file.getParent();
    while (!Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  private void listen(WatchService watcher) throws InterruptedException {
    while (true) {
      var key = watcher.take();
      var folder = (Path) key.watchable();
      for (var event : key.pollEvents()) {
        if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
          changed.run();
          continue;
        }
        var path = folder.resolve((Path) event.context());
        if (files.contains(path)) {
          changed.run();
        } else if (files.stream().anyMatch(file -> file.startsWith(path))) {
          return;
        }
      }
      if (!key.reset()) {
        return;
      }
    }
  }
}
