package io.ironkeel.e2e.bench;

/** Something that is measured as a whole. */
@FunctionalInterface
public interface Benchmark {

  /** Measures, and says meanwhile what it does. */
  Figures run() throws Exception;
}
