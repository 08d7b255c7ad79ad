package io.ironkeel.api.discoveredmachine;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;
import java.time.Duration;

/**
 * A machine that knocked without being declared: what it claims to be, unverified. It is named
 * after the lowest of its MAC addresses, written once by the machine with the site token, and
 * deleted an hour later; a machine that still waits announces itself again.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "A machine that knocked without being declared: what it claims to be, unverified. Named after the lowest of its"
        + " MAC addresses and deleted after an hour; a machine that still waits announces itself again.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("dm")
@AdditionalPrinterColumn(
    name = "Host",
    jsonPath = ".status.matchesHost",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Serial",
    jsonPath = ".spec.serialNumber",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Address",
    jsonPath = ".spec.managementAddress",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Product",
    jsonPath = ".spec.product",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
public class DiscoveredMachine
    extends CustomResource<DiscoveredMachineSpec, DiscoveredMachineStatus> {

  /** How long one announcement stays. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  /** How many are kept; the oldest stay, so that a flood does not push out who was there. */
  public static final int LIMIT = 256;

  /** The only name a machine with this lowest MAC address may use. */
  public static String nameOf(String lowestMacAddress) {
    return lowestMacAddress.replace(':', '-');
  }

  @Override
  @Required
  @JsonPropertyDescription("What the machine claims to be. Nobody has verified any of it.")
  public DiscoveredMachineSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @JsonPropertyDescription("What Ironkeel knows about such a machine.")
  public DiscoveredMachineStatus getStatus() {
    return super.getStatus();
  }
}
