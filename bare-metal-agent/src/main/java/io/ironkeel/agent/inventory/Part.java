package io.ironkeel.agent.inventory;

import io.ironkeel.agent.log.LogKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the inventory that is expensive to find: it is kept until somebody has it looked for
 * again. A source that fails leaves its part out, and says why once, not at every look.
 */
final class Part<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Part.class);

  private final String name;
  private final T absent;
  private final Supplier<T> source;
  private volatile T value;
  private boolean failing;

  /**
   * @param absent what the part is when its source fails
   */
  Part(String name, T absent, Supplier<T> source) {
    this.name = name;
    this.absent = absent;
    this.source = source;
    this.value = absent;
  }

  /** As it was found last. */
  T value() {
    return value;
  }

  /** Looks again; returns whether something is different. */
  synchronized boolean refresh() {
    var before = value;
    value = look();
    return !value.equals(before);
  }

  private T look() {
    try {
      var found = source.get();
      failing = false;
      return found;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.atWarn()
            .addKeyValue(LogKey.PART, name)
            .addKeyValue(LogKey.ERROR, Optional.ofNullable(e.getMessage()).orElse(e.toString()))
            .log("left out of the inventory");
      }
      failing = true;
      return absent;
    }
  }
}
