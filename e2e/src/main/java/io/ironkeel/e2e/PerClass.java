package io.ironkeel.e2e;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something a test class shares: opened when first asked for, closed by JUnit after the last test
 * of the class because it lies in the class' store. What could not be opened is not tried again, so
 * that a class of many tests fails once and soon.
 */
public final class PerClass<T extends AutoCloseable> implements AutoCloseable {

  private final Supplier<T> source;
  private Optional<T> opened = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  public PerClass(Supplier<T> source) {
    this.source = source;
  }

  public synchronized T get() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (opened.isEmpty()) {
      try {
        opened = Optional.of(source.get());
      } catch (RuntimeException failed) {
        failure = Optional.of(failed);
        throw failed;
      }
    }
    return opened.get();
  }

  public synchronized Optional<T> opened() {
    return opened;
  }

  @Override
  @SuppressWarnings("try")
  public synchronized void close() throws Exception {
    if (opened.isPresent()) {
      opened.get().close();
    }
  }
}
