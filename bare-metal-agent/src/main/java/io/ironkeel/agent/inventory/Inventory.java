package io.ironkeel.agent.inventory;

import io.ironkeel.agent.AgentVersion;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.api.machinestate.BgpSession;
import io.ironkeel.api.machinestate.Cpu;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.Neighbour;
import io.ironkeel.api.machinestate.OspfNeighbour;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.VolumeState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the machine is and sees, for its MachineState. Interfaces are told anew each time; the rest
 * is kept, and looked for again when the kernel or lldpd reports an event, or now and then for the
 * event that got lost. Nothing in it changes by itself: the same machine gives the same inventory.
 */
public final class Inventory {

  private static final Duration SWEEP = Duration.ofMinutes(2);

  /** How long the first report waits for a source that hangs before it goes without it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MachineFiles files;
  private final Duration patience;
  private final Part<Platform> platform;
  private final Part<MemoryLayout> memory;
  private final Part<Optional<Cpu>> cpu;
  private final Part<List<Disk>> disks;
  private final Part<List<Neighbour>> neighbours;
  private final List<Part<?>> parts;
  private boolean looked;

  /** The machine whose file system starts at this path. */
  public Inventory(Path root, Commands commands) {
    this(root, commands, PATIENCE);
  }

  Inventory(Path root, Commands commands, Duration patience) {
    this.patience = patience;
    files = new MachineFiles(root);
    platform = new Part<>("platform", Platform.UNKNOWN, () -> Platform.of(files));
    memory = new Part<>("memory", MemoryLayout.UNKNOWN, () -> MemoryLayout.of(files));
    cpu = new Part<>("cpu", Optional.empty(), () -> Optional.of(Processors.read(commands)));
    disks = new Part<>("disks", List.of(), () -> Disks.read(commands, files));
    neighbours = new Part<>("neighbours", List.of(), () -> Neighbours.read(commands));
    parts = List.of(platform, memory, cpu, disks, neighbours);
  }

  public MachineStateStatus take(
      List<ActualLink> links,
      List<BgpSession> sessions,
      List<OspfNeighbour> adjacencies,
      List<PoolState> pools,
      List<VolumeState> volumes) {
    awaitFirstLook();
    return new MachineStateStatus(
        platform.value().operatingSystem(),
        platform.value().kernelVersion(),
        AgentVersion.text(),
        platform.value().firmware(),
        platform.value().tpmVersion(),
        cpu.value().orElse(null),
        memory.value().memoryMiB(),
        memory.value().nodes(),
        disks.value(),
        Ports.of(links, files),
        neighbours.value(),
        sessions,
        adjacencies,
        pools,
        volumes);
  }

  /** Who notices that something is different; each listens until it ends. */
  public List<Runnable> watchers(Runnable changed) {
    return List.of(
        new Events(
            List.of("udevadm", "monitor", "--kernel", "--udev", "--subsystem-match=block"),
            () -> look(List.of(disks), changed)),
        new Events(
            List.of("lldpcli", "-f", "keyvalue", "watch"),
            () -> look(List.of(neighbours), changed)),
        () -> sweep(changed));
  }

  private static void look(List<Part<?>> parts, Runnable changed) {
    var different = false;
    for (var part : parts) {
      different |= part.refresh();
    }
    if (different) {
      changed.run();
    }
  }

  private void sweep(Runnable changed) {
    try {
      Thread.sleep(SWEEP);
      look(parts, changed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All parts at once: the machine is not ready before somebody knows what it is. */
  private synchronized void awaitFirstLook() {
    if (looked) {
      return;
    }
    looked = true;
    var pending = new CountDownLatch(parts.size());
    for (var part : parts) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                part.refresh();
                pending.countDown();
              });
    }
    await(pending);
  }

  private void await(CountDownLatch latch) {
    try {
      latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
