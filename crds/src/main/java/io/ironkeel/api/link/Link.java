package io.ironkeel.api.link;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;

/**
 * One cable between two ports. What goes over it follows from the roles of the machines at its
 * ends.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "One cable between two ports. What goes over it follows from the roles of the machines at its ends.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("lnk")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Purpose",
    jsonPath = ".status.purpose",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "A",
    jsonPath = ".spec.ends[0]",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "B",
    jsonPath = ".spec.ends[1]",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Up",
    jsonPath = ".status.conditions[?(@.type==\"Up\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Matches",
    jsonPath = ".status.conditions[?(@.type==\"Matches\")].status",
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
public class Link extends CustomResource<LinkSpec, LinkStatus> {

  @Override
  @Required
  @JsonPropertyDescription("What people want. Ironkeel never writes here.")
  public LinkSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What Ironkeel knows.")
  public LinkStatus getStatus() {
    return super.getStatus();
  }
}
