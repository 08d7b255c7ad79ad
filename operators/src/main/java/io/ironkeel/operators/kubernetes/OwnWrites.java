package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was written of objects that the cache does not show yet. Without it a reconciliation that
 * follows at once writes the same again; or, worse, it wants back what the cache still shows, takes
 * that for written, and nothing ever puts it right.
 */
final class OwnWrites {

  /** By UID. */
  private final Map<String, Written> ahead = new ConcurrentHashMap<>();

  private record Written(long version, Object status) {}

  /** The status that was written last, as long as {@code seen} is from before that. */
  Optional<Object> after(HasMetadata seen) {
    var uid = seen.getMetadata().getUid();
    return Optional.ofNullable(
            ahead.computeIfPresent(
                uid, (any, written) -> written.version > Newest.version(seen) ? written : null))
        .map(Written::status);
  }

  /**
   * Remembers a write.
   *
   * @param written the object as the API server answered
   * @param status what of its status is ours
   */
  void remember(HasMetadata written, Object status) {
    ahead.put(written.getMetadata().getUid(), new Written(Newest.version(written), status));
  }
}
