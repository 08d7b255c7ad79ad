package io.ironkeel.agent.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A configuration as the API server tells it, and what of it this agent does not know because it
 * comes from a newer release.
 *
 * @param object the configuration; its spec is null when nothing of it could be read
 * @param notUnderstood fields of the spec as paths, for example {@code spec.network.tunnels}
 */
public record HeardConfig(MachineConfig object, List<String> notUnderstood) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 16;

  static HeardConfig of(GenericKubernetesResource told, KubernetesSerialization serialization) {
    var object = new MachineConfig();
    object.setMetadata(told.getMetadata());
    object.setStatus(
        Optional.ofNullable(told.<Object>get("status"))
            .map(status -> serialization.convertValue(status, MachineConfigStatus.class))
            .orElse(null));
    try {
      var spec = serialization.convertValue(told.<Object>get("spec"), MachineConfigSpec.class);
      object.setSpec(spec);
      return new HeardConfig(
          object,
          unknown("spec", JSON.valueToTree(told.get("spec")), JSON.valueToTree(spec))
              .limit(LIMIT)
              .toList());
    } catch (IllegalArgumentException unreadable) {
      object.setSpec(null);
      var cause = Optional.ofNullable(unreadable.getMessage()).orElse("unreadable");
      return new HeardConfig(
          object, List.of("spec (%s)".formatted(cause.lines().findFirst().orElse(""))));
    }
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
    return told.isNull() || !read.isMissingNode() ? Stream.empty() : Stream.of(path);
  }
}
