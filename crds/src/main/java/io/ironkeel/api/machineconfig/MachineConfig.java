package io.ironkeel.api.machineconfig;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;

/**
 * The configuration of one machine in one concern, in that machine's own namespace. Operators write
 * {@code spec}, the agent on the machine writes {@code status}; people only read it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "The configuration of one machine in one concern, in that machine's own namespace. Operators write spec, the"
        + " agent on the machine writes status; people only read it.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("mc")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Desired",
    jsonPath = ".spec.hash",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Applied",
    jsonPath = ".status.appliedHash",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
public class MachineConfig extends CustomResource<MachineConfigSpec, MachineConfigStatus>
    implements Namespaced {

  @Override
  @Required
  @JsonPropertyDescription("What the machine shall be like in this concern.")
  public MachineConfigSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What the agent made of the spec.")
  public MachineConfigStatus getStatus() {
    return super.getStatus();
  }
}
