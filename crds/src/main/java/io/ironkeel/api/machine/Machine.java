package io.ironkeel.api.machine;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** What has an agent and a room of its own: a Host or a Switch. Their names are one name space. */
// As CustomResource says it: otherwise what HasMetadata says would count, and the kind be looked
// up.
@JsonDeserialize(using = JsonDeserializer.None.class)
public interface Machine extends HasMetadata {

  MachineSpec getSpec();

  MachineStatus getStatus();
}
