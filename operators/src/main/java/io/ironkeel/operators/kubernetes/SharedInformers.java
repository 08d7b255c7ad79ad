package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ExceptionHandler;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.quarkus.runtime.Quarkus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One informer for each kind that a domain looks at, for all of its reconcilers together. */
public final class SharedInformers {

  private static final Logger LOG = Logger.getLogger(SharedInformers.class);

  private final KubernetesClient client;
  private final Map<Class<?>, Only> narrowed;
  private final Map<Class<?>, SharedIndexInformer<?>> informers = new LinkedHashMap<>();
  private boolean started;

  /** Some objects of a kind that has namespaces: those of a name, or those with a label. */
  public record Only(String name, String label) {

    public static Only named(String name) {
      return new Only(name, null);
    }

    public static Only labelled(String label) {
      return new Only(null, label);
    }

    private <T> Informable<T> of(FilterWatchListDeletable<T, ?, ?> all) {
      return name == null ? all.withLabel(label) : all.withField("metadata.name", name);
    }
  }

  /** Where the objects of a domain are. */
  @FunctionalInterface
  public interface Tables {
    <T extends HasMetadata> Indexer<T> of(
        Class<T> type, Map<String, Function<T, List<String>>> indexers);
  }

  /**
   * None is running yet.
   *
   * @param narrowed the kinds of which the domain does not look at all objects
   */
  public SharedInformers(KubernetesClient client, Map<Class<?>, Only> narrowed) {
    this.client = client;
    this.narrowed = narrowed;
  }

  /** All objects of a kind, to be asked by its indexes. */
  public <T extends HasMetadata> Indexer<T> of(
      Class<T> type, Map<String, Function<T, List<String>>> indexers) {
    var informer = objects(type).runnableInformer(0);
    informer.addIndexers(indexers);
    // By default the first look that fails, or a watch that ends in an unknown way, is the last
    // one.
    informer.exceptionHandler(
        (_, failure) -> !ExceptionHandler.isDeserializationException(failure));
    informer.stopped().exceptionally(failure -> endWith(type, failure));
    informers.put(type, informer);
    return informer.getIndexer();
  }

  /**
   * An operator that no longer sees its objects must not go on: started again, it sees them all.
   */
  private static Void endWith(Class<?> type, Throwable failure) {
    LOG.fatalf(failure, "Objects of kind %s cannot be read any more", type.getSimpleName());
    Quarkus.asyncExit(1);
    return null;
  }

  private <T extends HasMetadata> Informable<T> objects(Class<T> type) {
    if (narrowed.containsKey(type)) {
      return narrowed.get(type).of(client.resources(type).inAnyNamespace());
    }
    return Namespaced.class.isAssignableFrom(type)
        ? client.resources(type).inAnyNamespace()
        : client.resources(type);
  }

  /**
   * Hands on each change as what is now and what was before, either of them null where there is
   * none.
   */
  @SuppressWarnings("unchecked")
  public <T extends HasMetadata> void tell(Class<T> type, BiConsumer<T, T> change) {
    ((SharedIndexInformer<T>) informers.get(type))
        .addEventHandler(
            new ResourceEventHandler<>() {
              @Override
              public void onAdd(T object) {
                change.accept(object, null);
              }

              @Override
              public void onUpdate(T before, T object) {
                change.accept(object, before);
              }

              @Override
              public void onDelete(T object, boolean unknown) {
                change.accept(null, object);
              }
            });
  }

  /**
   * Begins to look; returns when everything is known. Does it once, whoever asks how often.
   *
   * @param listen says with {@link #tell} who is to be told of changes
   */
  public synchronized void start(Runnable listen) {
    if (started) {
      return;
    }
    started = true;
    listen.run();
    informers.values().forEach(SharedIndexInformer::run);
  }
}
