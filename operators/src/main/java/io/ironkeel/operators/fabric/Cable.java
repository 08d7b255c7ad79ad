package io.ironkeel.operators.fabric;

import io.ironkeel.api.link.Link;
import io.ironkeel.operators.kubernetes.Age;
import java.util.stream.Stream;

/**
 * What a Link says of a cable.
 *
 * @param age of two that want the same port the oldest has it
 */
record Cable(String link, String fabric, End a, End b, Integer mtuBytes, boolean enabled, Age age) {

  static Cable of(Link link) {
    var spec = link.getSpec();
    return new Cable(
        link.getMetadata().getName(),
        spec.fabric(),
        End.parse(spec.ends().getFirst()),
        End.parse(spec.ends().getLast()),
        spec.mtuBytes(),
        spec.enabled(),
        Age.of(link));
  }

  Stream<End> ends() {
    return Stream.of(a, b);
  }

  boolean joins(String machine) {
    return a.machine().equals(machine) || b.machine().equals(machine);
  }

  End endAt(String machine) {
    return a.machine().equals(machine) ? a : b;
  }

  End farFrom(String machine) {
    return a.machine().equals(machine) ? b : a;
  }

  boolean sharesAPortWith(Cable other) {
    return ends().anyMatch(end -> end.equals(other.a) || end.equals(other.b));
  }
}
