package io.ironkeel.agent.room;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A configuration as the API server tells it, and what of it this agent does not know because it
 * comes from a newer release.
 *
 * <p>A field nobody here knows is left out. A value nobody here can read, for example a new type of
 * route, could mean anything for what stands around it: all of its part of the spec, for example
 * {@code spec.network}, stays what it was.
 *
 * @param object the configuration; its spec is null when nothing of it could be read
 * @param notUnderstood fields of the spec as paths, for example {@code spec.network.tunnels}
 * @param unreadable parts of the spec by name, for example {@code network}
 */
public record HeardConfig(
    MachineConfig object, List<String> notUnderstood, List<String> unreadable) {

  private static final int LIMIT = 16;

  /** What the rest cannot be applied without. */
  private static final Set<String> ESSENTIAL =
      Set.of("hash", "retry", "suspended", "managementInterface");

  static HeardConfig of(GenericKubernetesResource told, KubernetesSerialization serialization) {
    var object = new MachineConfig();
    object.setMetadata(told.getMetadata());
    object.setStatus(
        Optional.ofNullable(told.<Object>get("status"))
            .map(status -> serialization.convertValue(status, MachineConfigStatus.class))
            .orElse(null));
    var unreadable = new LinkedHashMap<String, String>();
    JsonNode spec = Formats.JSON.valueToTree(told.<Object>get("spec"));
    read(spec, unreadable).ifPresent(object::setSpec);
    var unknown =
        object.getSpec() == null
            ? Stream.<String>empty()
            : unknown("spec", spec, Formats.JSON.valueToTree(object.getSpec()));
    var notUnderstood = Stream.concat(unreadable.values().stream(), unknown).limit(LIMIT).toList();
    return new HeardConfig(object, notUnderstood, List.copyOf(unreadable.keySet()));
  }

  /**
   * The spec to apply, given what it was until now; nothing when there is nothing that can be read.
   */
  public Optional<MachineConfigSpec> spec(Optional<MachineConfigSpec> before) {
    return Optional.ofNullable(object.getSpec())
        .map(spec -> before.isEmpty() || unreadable.isEmpty() ? spec : keep(before.get(), spec))
        .or(() -> before);
  }

  private MachineConfigSpec keep(MachineConfigSpec before, MachineConfigSpec spec) {
    ObjectNode known = Formats.JSON.valueToTree(before);
    ObjectNode merged = Formats.JSON.valueToTree(spec);
    for (var part : unreadable) {
      if (known.has(part)) {
        merged.set(part, known.get(part));
      }
    }
    return Formats.JSON.convertValue(merged, MachineConfigSpec.class);
  }

  /**
   * Leaves out one unreadable part after the other.
   *
   * @param spec loses the unreadable parts
   * @param unreadable gets what is wrong with each part
   */
  private static Optional<MachineConfigSpec> read(JsonNode spec, Map<String, String> unreadable) {
    while (spec instanceof ObjectNode fields) {
      try {
        return Optional.of(Formats.JSON.convertValue(fields, MachineConfigSpec.class));
      } catch (IllegalArgumentException failure) {
        var path =
            failure.getCause() instanceof JsonMappingException mapping
                ? mapping.getPath()
                : List.<JsonMappingException.Reference>of();
        var part = path.isEmpty() ? "" : path.getFirst().getFieldName();
        if (ESSENTIAL.contains(part) || fields.remove(part) == null) {
          unreadable.put(part, "%s (so everything stays as it was)".formatted(text(path)));
          return Optional.empty();
        }
        unreadable.put(part, "%s (so all of spec.%s stays as it was)".formatted(text(path), part));
      }
    }
    unreadable.put("", "spec");
    return Optional.empty();
  }

  private static String text(List<JsonMappingException.Reference> path) {
    var text = new StringBuilder("spec");
    for (var step : path) {
      text.append(
          step.getFieldName() == null
              ? "[%d]".formatted(step.getIndex())
              : "." + step.getFieldName());
    }
    return text.toString();
  }

  /** Whatever was told and is not there any more once it was read. */
  private static Stream<String> unknown(String path, JsonNode told, JsonNode read) {
    if (told.isObject()) {
      return told.properties().stream()
          .flatMap(
              field ->
                  unknown(
                      path + "." + field.getKey(), field.getValue(), read.path(field.getKey())));
    }
    if (told.isArray()) {
      return IntStream.range(0, told.size())
          .boxed()
          .flatMap(
              index -> unknown("%s[%d]".formatted(path, index), told.get(index), read.path(index)));
    }
    // Empty text and no text are the same to us.
    var nothing = told.isNull() || told.isTextual() && told.textValue().isEmpty();
    return nothing || !read.isMissingNode() ? Stream.empty() : Stream.of(path);
  }
}
