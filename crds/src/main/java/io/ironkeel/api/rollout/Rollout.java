package io.ironkeel.api.rollout;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;

/**
 * A change of a Fabric on its way over the machines, wave by wave. It halts by itself when a
 * machine turns worse.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "A change of a Fabric on its way over the machines, wave by wave. It halts by itself when a machine turns worse.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@AdditionalPrinterColumn(
    name = "Fabric",
    jsonPath = ".spec.fabric",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Wave",
    jsonPath = ".status.wave",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
public class Rollout extends CustomResource<RolloutSpec, RolloutStatus> {

  @Override
  @Required
  @JsonPropertyDescription(
      "What is carried where. The fabric operator writes it once; people set paused and revert.")
  public RolloutSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What Ironkeel knows.")
  public RolloutStatus getStatus() {
    return super.getStatus();
  }

  /** {@code FABRIC-GENERATION}. */
  public static String nameOf(String fabric, Long generation) {
    return fabric + "-" + generation;
  }
}
