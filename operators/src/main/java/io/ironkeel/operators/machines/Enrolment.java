package io.ironkeel.operators.machines;

import io.ironkeel.api.machine.MachineIdentity;
import io.ironkeel.api.machinestate.Firmware;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether the machine that reports is the one the machine declares. */
sealed interface Enrolment {

  /** Its firmware and ports are those of {@code spec.identity}. */
  record Verified() implements Enrolment {}

  /** No machine has reported. */
  record NotReported() implements Enrolment {}

  /**
   * Another machine reports with this machine's token.
   *
   * @param difference what is declared and what is reported
   */
  record Mismatch(String difference) implements Enrolment {}

  /** The machine's identity was taken away. */
  record Fenced() implements Enrolment {}

  /** So many of the reported ports fit into a message. */
  int PORTS_SHOWN = 16;

  static Enrolment of(MachineFacts facts) {
    if (facts.fenced()) {
      return new Fenced();
    }
    return facts
        .state()
        .flatMap(state -> Optional.ofNullable(state.getStatus()))
        .map(state -> compare(facts.machine().getSpec().identity(), state))
        .orElseGet(NotReported::new);
  }

  private static Enrolment compare(MachineIdentity declared, MachineStateStatus state) {
    var firmware =
        Objects.requireNonNullElse(state.firmware(), new Firmware(null, null, null, null, null));
    var ports =
        state.interfaces().stream()
            .map(NetworkInterface::permanentMacAddress)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    var differences = new ArrayList<String>();
    if (declared.serialNumber() != null
        && !declared.serialNumber().equals(firmware.serialNumber())) {
      differences.add(
          difference("serialNumber", declared.serialNumber(), text(firmware.serialNumber())));
    }
    if (declared.systemUUID() != null
        && !declared.systemUUID().equalsIgnoreCase(firmware.systemUUID())) {
      differences.add(difference("systemUUID", declared.systemUUID(), text(firmware.systemUUID())));
    }
    var missing =
        declared.macAddresses().stream().filter(mac -> !ports.contains(mac)).sorted().toList();
    if (!missing.isEmpty()) {
      differences.add(difference("macAddresses", String.join(", ", missing), text(ports)));
    }
    return differences.isEmpty() ? new Verified() : new Mismatch(String.join("; ", differences));
  }

  private static String difference(String field, String declared, String reported) {
    return "spec.identity.%s has %s, the machine reports %s".formatted(field, declared, reported);
  }

  private static String text(String reported) {
    return reported == null ? "none" : reported;
  }

  private static String text(List<String> ports) {
    if (ports.isEmpty()) {
      return "none";
    }
    var shown = String.join(", ", ports.stream().limit(PORTS_SHOWN).toList());
    return ports.size() > PORTS_SHOWN ? shown + " and more" : shown;
  }
}
