package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.ironkeel.api.ApiGroup;

/**
 * What one machine is and sees: its hardware, its system and its neighbours. There is one, named
 * {@code state}, in each machine's namespace; only the agent on that machine writes it. It has no
 * spec.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonClassDescription(
    "What one machine is and sees: its hardware, its system and its neighbours. There is one, named state, in each machine's"
        + " namespace; only the agent on that machine writes it.")
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("ms")
@AdditionalPrinterColumn(
    name = "System",
    jsonPath = ".status.operatingSystem",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Kernel",
    jsonPath = ".status.kernelVersion",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class MachineState extends CustomResource<Void, MachineStateStatus> implements Namespaced {

  /** The only name the agent may use. */
  public static final String NAME = "state";
}
