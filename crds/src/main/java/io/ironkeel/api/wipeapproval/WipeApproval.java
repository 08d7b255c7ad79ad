package io.ironkeel.api.wipeapproval;

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
 * Permission to destroy what is on one disk: that very disk with that very content, once, until a
 * time. Nothing else makes Ironkeel take anything off a disk it did not put there.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "Permission to destroy what is on one disk: that very disk with that very content, once, until a time. Nothing else"
        + " makes Ironkeel take anything off a disk it did not put there.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("wipe")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Host",
    jsonPath = ".spec.host",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Disk",
    jsonPath = ".spec.disk",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Expires",
    jsonPath = ".spec.expires",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class WipeApproval extends CustomResource<WipeApprovalSpec, WipeApprovalStatus> {

  @Override
  @Required
  @JsonPropertyDescription("What people permit. Ironkeel never writes here.")
  public WipeApprovalSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What came of it.")
  public WipeApprovalStatus getStatus() {
    return super.getStatus();
  }
}
