package io.ironkeel.agent.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line of {@code key=value} pairs per event, for journald and for people. */
public final class LogfmtFormatter extends Formatter {

  /** Warns of every alpha kind; held here, because a logger nobody holds forgets its level. */
  private static final Logger VERSION_WARNINGS =
      Logger.getLogger("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils");

  /** Makes this the only way the process logs. */
  public static void install() {
    LogManager.getLogManager().reset();
    var handler = new ConsoleHandler();
    handler.setFormatter(new LogfmtFormatter());
    var root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(handler);
    VERSION_WARNINGS.setLevel(Level.OFF);
  }

  @Override
  public String format(LogRecord event) {
    var logger = event.getLoggerName();
    return "time=%s level=%s logger=%s %s%s%n"
        .formatted(
            Instant.ofEpochMilli(event.getMillis()).truncatedTo(ChronoUnit.MILLIS),
            event.getLevel(),
            logger.substring(logger.lastIndexOf('.') + 1),
            // The SLF4J binding puts the key-value pairs before the message.
            formatMessage(event),
            cause(event));
  }

  /**
   * A warning passes by itself, so its causes fit on the line; an error shows where it happened.
   */
  private static String cause(LogRecord event) {
    if (event.getThrown() == null) {
      return "";
    }
    if (event.getLevel().intValue() < Level.SEVERE.intValue()) {
      return " cause=\"%s\"".formatted(event.getThrown());
    }
    var text = new StringWriter();
    event.getThrown().printStackTrace(new PrintWriter(text, true));
    return System.lineSeparator() + text;
  }
}
