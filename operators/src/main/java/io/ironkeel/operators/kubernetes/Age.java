package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;

/**
 * Which of several objects that want the same thing was there first, and so has it.
 *
 * <p>The API server knows when an object was made by the second only, and what is applied from one
 * file is made in one. Of such the first by name has it: unlike the UID, a person can foresee the
 * name, and it survives a restore from a backup.
 *
 * @param created as in the object's metadata
 */
public record Age(String created, String name, String kind) implements Comparable<Age> {

  private static final Comparator<Age> ORDER =
      Comparator.comparing(Age::created).thenComparing(Age::name).thenComparing(Age::kind);

  public static Age of(HasMetadata object) {
    var metadata = object.getMetadata();
    return new Age(metadata.getCreationTimestamp(), metadata.getName(), object.getKind());
  }

  public boolean isOlderThan(Age other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Age other) {
    return ORDER.compare(this, other);
  }
}
