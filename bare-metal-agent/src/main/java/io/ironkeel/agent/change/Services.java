package io.ironkeel.agent.change;

import io.ironkeel.agent.command.Commands;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's services, by whatever runs them here. */
@FunctionalInterface
public interface Services {

  /** Returns when the service is up again; starts it when it was not running. */
  void restart(String service);

  /** systemd where it is process 1, else the service's init script. */
  static Services of(Path root, Commands commands) {
    return service -> {
      if (Files.isDirectory(root.resolve("run/systemd/system"))) {
        commands.run("systemctl", "restart", service + ".service");
      } else {
        // Some daemons keep the script's output open for ever.
        commands.run("sh", "-c", "exec service \"$0\" restart </dev/null >/dev/null 2>&1", service);
      }
    };
  }
}
