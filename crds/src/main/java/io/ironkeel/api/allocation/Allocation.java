package io.ironkeel.api.allocation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;

/**
 * That somebody has a number of a pool. It is named after the number, so that the API server itself
 * keeps two from having the same one; only the fabric operator writes it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "That somebody has a number of a pool. It is named after the number, so that no two can have the same one; only the fabric"
        + " operator writes it.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@AdditionalPrinterColumn(
    name = "Pool",
    jsonPath = ".spec.pool",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Value",
    jsonPath = ".spec.value",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Kind",
    jsonPath = ".spec.claim.kind",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Name",
    jsonPath = ".spec.claim.name",
    type = AdditionalPrinterColumn.Type.STRING)
public class Allocation extends CustomResource<AllocationSpec, Void> {

  @Override
  @Required
  @JsonPropertyDescription("What is allocated, and to whom.")
  public AllocationSpec getSpec() {
    return super.getSpec();
  }

  /** {@code FABRIC-asn-4200000001}, {@code FABRIC-loopback-10-255-0-1}. */
  public static String nameOf(String fabric, AllocationSpec.Pool pool, String value) {
    return fabric + "-" + pool.word() + "-" + value.replace('.', '-').replace(':', '-');
  }
}
