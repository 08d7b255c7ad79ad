package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * The framework and a domain's own informers each have a cache. Who is woken by one may be shown
 * the object as the other still has it, and nobody wakes it again: an event of a status is no
 * reason to the framework.
 */
public final class Newest {

  private Newest() {}

  /** Of two looks at one object the later one. */
  public static <T extends HasMetadata> T of(T shown, Optional<T> known) {
    return known
        .filter(other -> other.getMetadata().getUid().equals(shown.getMetadata().getUid()))
        .filter(other -> version(other) > version(shown))
        .orElse(shown);
  }

  /** Resource versions of one kind can be compared as numbers (KEP-5504). */
  static long version(HasMetadata object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }
}
