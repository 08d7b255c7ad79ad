package io.ironkeel.api.host;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineStatus;

/**
 * A physical server. Ironkeel gives it a namespace of its own, plans its configuration there, and
 * reports in {@code status} what the agent on the server made of it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "A physical server. Ironkeel gives it a namespace of its own, plans its configuration there, and reports in"
        + " status what the agent on the server made of it.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("hst")
@ValidationRule(
    value =
        "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$') && size(self.metadata.name) <= 55",
    message =
        "metadata.name must be a DNS label of at most 55 characters (a-z, 0-9 and -): the machine's namespace is"
            + " named after it")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Rack",
    jsonPath = ".spec.rack",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Address",
    jsonPath = ".status.managementAddress",
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
public class Host extends CustomResource<HostSpec, MachineStatus> implements Machine {

  @Override
  @Required
  @JsonPropertyDescription("What people want of the server. Ironkeel never writes here.")
  public HostSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What Ironkeel knows about the server.")
  public MachineStatus getStatus() {
    return super.getStatus();
  }
}
