package io.ironkeel.e2e.lab;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A virtual data centre: real kernels on one host, cabled port to port, with a management network
 * on which this host is {@value #HOST_ADDRESS}. Machines and cables are added first, then {@link
 * #boot()} powers everything on. It needs root and a network namespace of its own; when it closes,
 * nothing is left but logs and disks in its folder.
 */
public final class Lab implements AutoCloseable {

  /** Where the machines find the API server. */
  public static final String HOST_ADDRESS = ManagementNetwork.HOST_ADDRESS;

  private final Artifacts artifacts;
  private final Path directory;
  private final Path sockets;
  private final ManagementNetwork network;
  private final List<Machine> machines = new ArrayList<>();
  private final List<Cable> cables = new ArrayList<>();

  private Lab(Artifacts artifacts, Path directory) throws IOException {
    this.artifacts = artifacts;
    this.directory = Files.createDirectories(directory.toAbsolutePath());
    this.network = ManagementNetwork.create();
    this.sockets = Files.createTempDirectory("ironkeel-lab");
  }

  public static Lab open(Artifacts artifacts, Path directory) {
    try {
      return new Lab(artifacts, directory);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot open a lab in " + directory, failure);
    }
  }

  public Machine addMachine(String name) {
    return addMachine(MachineSpec.named(name));
  }

  public Machine addMachine(MachineSpec spec) {
    try {
      var number = machines.size() + 1;
      var hardware = Hardware.assemble(artifacts, spec, number, directory, sockets);
      network.add(number);
      var machine = new Machine(hardware, network);
      machines.add(machine);
      return machine;
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot assemble " + spec.name(), failure);
    }
  }

  /** Lays a cable between two ports of machines that have not been on yet. */
  public Cable connect(Machine machineA, int portA, Machine machineB, int portB) {
    var cable = Cable.between(machineA, portA, machineB, portB);
    cables.add(cable);
    return cable;
  }

  /** Powers all machines on at once and waits until each takes commands. */
  public void boot() {
    onAll(Machine::powerOn);
    cables.stream().filter(cable -> !cable.isLive()).forEach(Cable::applyCarrier);
  }

  public List<Machine> machines() {
    return List.copyOf(machines);
  }

  public Machine machine(String name) {
    return machines.stream()
        .filter(machine -> machine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The lab has no machine " + name));
  }

  public List<Cable> cables() {
    return List.copyOf(cables);
  }

  /** Logs, disks and credentials, in a folder for each machine. */
  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    onAll(Machine::powerOff);
    machines.forEach(Machine::destroy);
    cables.forEach(Cable::destroy);
    network.close();
    try {
      RunDirectory.delete(sockets);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot delete " + sockets, failure);
    }
  }

  /** Waits for all, then fails with the first failure. */
  private void onAll(Consumer<Machine> action) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          machines.stream()
              .map(machine -> CompletableFuture.runAsync(() -> action.accept(machine), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
