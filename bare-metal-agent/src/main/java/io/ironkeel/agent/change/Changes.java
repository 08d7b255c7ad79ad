package io.ironkeel.agent.change;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.agent.store.PrivateFile;
import io.ironkeel.agent.store.PublicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Carries out the changes of one section, and keeps what was there before. */
public final class Changes {

  private final String section;
  private final Path root;
  private final Documents<Former> memory;
  private final Commands commands;
  private final Services services;
  private final KernelParameters parameters;
  private Former former;

  /**
   * @param root of the machine's file system
   */
  public Changes(
      String section, Path root, Documents<Former> memory, Commands commands, Services services) {
    this.section = section;
    this.root = root;
    this.memory = memory;
    this.commands = commands;
    this.services = services;
    this.parameters = new KernelParameters(root);
    this.former = memory.get(section).orElse(Former.NOTHING);
  }

  /** What the section has changed and not yet given back, as the disk has it. */
  public Former former() {
    return former;
  }

  /**
   * In order. A parameter the kernel refuses holds up nothing; any other failure ends it, because
   * what follows builds on it.
   */
  public List<String> apply(List<Change> changes) {
    var failures = new ArrayList<String>();
    for (var change : changes) {
      try {
        apply(change);
      } catch (CommandFailed failed) {
        failures.add(failed.getMessage());
      } catch (UncheckedIOException failed) {
        failures.add(failed.getMessage());
      }
      if (!failures.isEmpty() && !(change instanceof Change.SetParameter)) {
        break;
      }
    }
    return failures;
  }

  private void apply(Change change) {
    switch (change) {
      case Change.Remember remember -> keep(former.with(remember.originals()));
      case Change.Forget forget -> keep(former.without(forget.names()));
      case Change.Write write -> PublicFile.write(inRoot(write.file()), write.content());
      case Change.Delete delete -> PublicFile.delete(inRoot(delete.file()));
      case Change.SetParameter set -> parameters.write(set.name(), set.value());
      case Change.Restart restart -> services.restart(restart.service());
      case Change.Run run -> commands.run(run.input(), run.command());
      case Change.Feed feed -> feed(feed);
    }
  }

  private void feed(Change.Feed feed) {
    var file = inRoot(feed.file());
    PrivateFile.write(file, feed.lines());
    try {
      commands.run("", feed.command());
    } finally {
      PublicFile.delete(file);
    }
  }

  private void keep(Former next) {
    if (next.originals().isEmpty()) {
      memory.remove(section);
    } else {
      memory.put(section, next);
    }
    former = next;
  }

  private Path inRoot(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }
}
