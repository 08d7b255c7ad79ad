package io.ironkeel.api.storagepool;

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
 * Disks of many hosts, chosen by what they are, made into a pool on each of them. Volumes are
 * carved from it. A disk with anything on it is never taken.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "Disks of many hosts, chosen by what they are, made into a pool on each of them. Volumes are carved from it. A disk"
        + " with anything on it is never taken.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("pool")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Layout",
    jsonPath = ".spec.local.layout",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Hosts",
    jsonPath = ".status.hosts.ready",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Usable",
    jsonPath = ".status.capacity.usableGiB",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Allocated",
    jsonPath = ".status.capacity.allocatedGiB",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Healthy",
    jsonPath = ".status.conditions[?(@.type==\"Healthy\")].status",
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
public class StoragePool extends CustomResource<StoragePoolSpec, StoragePoolStatus> {

  @Override
  @Required
  @JsonPropertyDescription("What people want. Ironkeel never writes here.")
  public StoragePoolSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @Default("{\"observedGeneration\":-1}")
  @JsonPropertyDescription("What Ironkeel knows.")
  public StoragePoolStatus getStatus() {
    return super.getStatus();
  }
}
