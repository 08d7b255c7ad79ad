package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what happened to an object as an Event, which {@code kubectl describe} shows and which
 * is still there when the condition has gone. Best effort: what cannot be told is in the status
 * anyway.
 */
public final class ConditionEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ConditionEvents.class);
  private static final int MESSAGE_MAX = 1024;

  /** Where Events of objects without a namespace are. */
  private static final String DEFAULT_NAMESPACE = "default";

  private final KubernetesClient client;
  private final String component;
  private final Clock clock;

  /** What was told last, by object and type: what is shown of a status may be from before that. */
  private final Map<String, String> told = new ConcurrentHashMap<>();

  /**
   * Has told nothing yet.
   *
   * @param component who tells it
   */
  public ConditionEvents(KubernetesClient client, String component, Clock clock) {
    this.client = client;
    this.component = component;
    this.clock = clock;
  }

  /**
   * Tells of the condition of this type when it has another status than before.
   *
   * @param bad the status that is bad news
   */
  public void tell(
      HasMetadata object, List<Condition> before, List<Condition> now, String type, String bad) {
    Conditions.find(now, type)
        .filter(condition -> isNews(condition, Conditions.find(before, type)))
        .filter(
            condition ->
                !condition
                    .status()
                    .equals(
                        told.put(object.getMetadata().getUid() + "/" + type, condition.status())))
        .ifPresent(condition -> create(object, condition, condition.status().equals(bad)));
  }

  /** That all is well from the beginning is none. */
  private static boolean isNews(Condition now, Optional<Condition> before) {
    return before.map(earlier -> !earlier.status().equals(now.status())).orElse(false);
  }

  private void create(HasMetadata object, Condition condition, boolean warning) {
    var metadata = object.getMetadata();
    var time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var namespace = Optional.ofNullable(metadata.getNamespace()).orElse(DEFAULT_NAMESPACE);
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(metadata.getName() + ".")
            .withNamespace(namespace)
            .endMetadata()
            .withNewInvolvedObject()
            .withApiVersion(object.getApiVersion())
            .withKind(object.getKind())
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endInvolvedObject()
            .withType(warning ? "Warning" : "Normal")
            .withReason(condition.reason())
            .withMessage(cut(condition.message()))
            .withNewSource()
            .withComponent(component)
            .endSource()
            .withFirstTimestamp(time)
            .withLastTimestamp(time)
            .withCount(1)
            .build();
    try {
      client.v1().events().inNamespace(namespace).resource(event).create();
    } catch (KubernetesClientException refused) {
      LOG.warn(
          "an event of {} {} is lost: {}",
          object.getKind(),
          metadata.getName(),
          refused.getMessage());
    }
  }

  private static String cut(String message) {
    return message.length() <= MESSAGE_MAX ? message : message.substring(0, MESSAGE_MAX - 1) + "…";
  }
}
