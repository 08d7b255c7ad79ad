package io.ironkeel.agent.change;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.store.PublicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A folder that looks like a machine's file system, and as much of chronyd as the agent talks to:
 * it has loaded what its files said when it was last started or told to look again.
 */
public record ModelMachine(Path root) {

  private static final String LOADED = "run/chrony/loaded";
  private static final String MAIN = "etc/chrony/chrony.conf";
  private static final String SOURCES = "etc/chrony/sources.d/ironkeel.sources";
  private static final String SETTINGS = "etc/chrony/conf.d/ironkeel.conf";

  /** As Debian leaves it, with a line and a file that somebody added. */
  public static ModelMachine installed(Path root) {
    var machine = new ModelMachine(root);
    machine.write("proc/sys/kernel/hostname", "debian\n");
    machine.write("proc/sys/net/core/somaxconn", "4096\n");
    machine.write("proc/sys/net/ipv4/tcp_rmem", "4096\t131072\t6291456\n");
    machine.write("etc/hostname", "debian\n");
    machine.write("etc/hosts", "127.0.0.1\tlocalhost\n192.0.2.9 somebody-elses # caf\u00e9");
    machine.write("etc/resolv.conf", "nameserver 192.0.2.53\noptions edns0\n");
    machine.write("usr/sbin/chronyd", "");
    machine.file("usr/sbin/chronyd").toFile().setExecutable(true);
    machine.write(
        MAIN,
        "pool 2.debian.pool.ntp.org iburst\nsourcedir /run/chrony-dhcp\n"
            + "sourcedir /etc/chrony/sources.d\nconfdir /etc/chrony/conf.d\n");
    machine.restart("chrony");
    return machine;
  }

  public Commands commands() {
    return (input, command) ->
        switch (String.join(" ", command)) {
          case "chronyc -c -N sources -a" -> sources(command);
          case "chronyc reload sources" -> {
            load(read(SOURCES), null);
            yield "";
          }
          case "chronyd -p -f /proc/self/fd/0" -> input;
          default -> throw new CommandFailed(command, "not on this machine");
        };
  }

  /** {@link Services#restart}. */
  public void restart(String service) {
    load(read(SOURCES), read(MAIN) + read(SETTINGS));
  }

  /** Every file with what it says. */
  public Map<String, String> state() {
    try (var files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> root.relativize(file).toString(),
                  this::content,
                  (a, b) -> a,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A parameter as the kernel shows it, any other file byte for byte. */
  private String content(Path file) {
    var text = PublicFile.read(file).orElseThrow();
    return file.startsWith(root.resolve("proc")) ? KernelParameters.normalised(text) : text;
  }

  public void write(String file, String content) {
    PublicFile.write(file(file), content);
  }

  private String read(String file) {
    return PublicFile.read(file(file)).orElse("");
  }

  private Path file(String name) {
    return root.resolve(name);
  }

  /**
   * @param settings nothing to keep those that are loaded
   */
  private void load(String sources, String settings) {
    var loaded = read(LOADED);
    var kept =
        settings == null
            ? loaded.substring(loaded.indexOf("settings:\n"))
            : "settings:\n" + settings;
    write(LOADED, sources + kept);
  }

  private String sources(List<String> command) {
    if (read(LOADED).isEmpty()) {
      throw new CommandFailed(command, "506 Cannot talk to daemon");
    }
    return read(LOADED)
        .lines()
        .filter(line -> line.matches("(server|pool) .*"))
        .map(line -> "^,?,%s,0,6,0,4294967295,0.0,0.0,0.0\n".formatted(line.split(" ")[1]))
        .collect(Collectors.joining());
  }
}
