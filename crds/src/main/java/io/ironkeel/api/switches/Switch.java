package io.ironkeel.api.switches;

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
 * A switch that runs Debian and FRR with an agent of ours. From its role and its cables Ironkeel
 * derives all of its routing.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "A switch that runs Debian and FRR with an agent of ours. From its role and its cables Ironkeel derives all of its routing.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("sw")
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
    name = "Role",
    jsonPath = ".spec.role",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Pair",
    jsonPath = ".spec.pair",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "ASN",
    jsonPath = ".status.fabric.asn",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Cabled",
    jsonPath = ".status.conditions[?(@.type==\"Cabled\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Converged",
    jsonPath = ".status.conditions[?(@.type==\"RoutingConverged\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Redundant",
    jsonPath = ".status.conditions[?(@.type==\"Redundant\")].status",
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
public class Switch extends CustomResource<SwitchSpec, MachineStatus> implements Machine {

  @Override
  @Required
  @JsonPropertyDescription("What people want. Ironkeel never writes here.")
  public SwitchSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What Ironkeel knows.")
  public MachineStatus getStatus() {
    return super.getStatus();
  }
}
