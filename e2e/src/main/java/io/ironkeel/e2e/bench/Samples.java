package io.ironkeel.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/** Measured times of the same thing, in milliseconds. */
final class Samples {

  private final List<Double> millis = new ArrayList<>();

  void add(long nanos) {
    millis.add(nanos / 1e6);
  }

  int count() {
    return millis.size();
  }

  /** The smallest value that this share of all does not exceed (nearest rank). */
  double percentile(double share) {
    var sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
