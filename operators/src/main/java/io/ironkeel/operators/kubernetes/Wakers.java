package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** By whom objects are looked at again. */
public final class Wakers {

  private final Map<Class<?>, Consumer<ResourceID>> byKind = new ConcurrentHashMap<>();

  /** What an object is and was, as far as there is either: whom each concerns is looked at. */
  public static <T> Stream<T> both(T now, T before) {
    return Stream.of(Optional.ofNullable(now), Optional.ofNullable(before))
        .flatMap(Optional::stream);
  }

  void add(Class<? extends HasMetadata> kind, Consumer<ResourceID> waker) {
    byKind.put(kind, waker);
  }

  /** Has an object without a namespace looked at, if somebody looks at its kind. */
  public void tell(Class<? extends HasMetadata> kind, String name) {
    tell(kind, new ResourceID(name));
  }

  /** Has an object looked at, if somebody looks at its kind. */
  public void tell(Class<? extends HasMetadata> kind, ResourceID object) {
    Optional.ofNullable(byKind.get(kind)).ifPresent(waker -> waker.accept(object));
  }
}
