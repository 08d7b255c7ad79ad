package io.ironkeel.agent.change;

import io.ironkeel.agent.section.Action;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One change to the machine's files, services and kernel parameters. */
public sealed interface Change extends Action {

  /** Puts on record what is about to be changed, before anything is. */
  record Remember(Map<String, Original> originals) implements Change {
    public Remember {
      originals = Collections.unmodifiableMap(new TreeMap<>(originals));
    }

    @Override
    public String text() {
      return "remember " + String.join(", ", originals.keySet());
    }
  }

  /** Ends the record of what was given back. */
  record Forget(Set<String> names) implements Change {
    public Forget {
      names = Set.copyOf(names);
    }

    @Override
    public String text() {
      return "forget " + String.join(", ", new TreeSet<>(names));
    }
  }

  /** Puts a whole file in place, in one step. */
  record Write(Path file, String content) implements Change {
    @Override
    public String text() {
      return "write " + file;
    }
  }

  /** Takes a file away. */
  record Delete(Path file) implements Change {
    @Override
    public String text() {
      return "rm " + file;
    }
  }

  /** Sets a parameter of the running kernel. */
  record SetParameter(String name, String value) implements Change {
    @Override
    public String text() {
      return value.contains(" ")
          ? "sysctl -w %s='%s'".formatted(name, value)
          : "sysctl -w %s=%s".formatted(name, value);
    }
  }

  /** Makes a service read its configuration from the start; starts it when it is stopped. */
  record Restart(String service) implements Change {
    @Override
    public String text() {
      return "restart " + service;
    }
  }

  /**
   * Runs a program that reads what it shall do from a file, for its time only.
   *
   * @param file named in the command; readable by root only
   */
  record Feed(List<String> command, Path file, String lines) implements Change {
    public Feed {
      command = List.copyOf(command);
    }

    @Override
    public String text() {
      return "%s: %s".formatted(String.join(" ", command), lines.strip().replace("\n", "; "));
    }
  }

  /**
   * Runs a program.
   *
   * @param input what it reads on standard input
   */
  record Run(List<String> command, String input) implements Change {
    public Run {
      command = List.copyOf(command);
    }

    @Override
    public String text() {
      return String.join(" ", command);
    }
  }
}
