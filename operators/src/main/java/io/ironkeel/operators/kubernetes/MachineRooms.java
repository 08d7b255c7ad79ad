package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.ApiGroup;
import java.util.Optional;

/** The machines' own namespaces. */
public final class MachineRooms {

  private static final String PREFIX = "machine-";

  private MachineRooms() {}

  /** The namespace of a machine. */
  public static String of(String machine) {
    return PREFIX + machine;
  }

  /**
   * The machine an object of a room is of. By namespace, not by label alone: an agent labels its
   * own MachineState and could claim to be another machine.
   */
  public static Optional<String> machineOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(ApiGroup.MACHINE_LABEL))
        .filter(name -> of(name).equals(object.getMetadata().getNamespace()));
  }
}
