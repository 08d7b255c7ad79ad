package io.ironkeel.agent.transaction;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a machine must not lose by a change: its API server, its gateways, the peers it names. */
public final class Probes {

  /** Leaves half of the 30 seconds in which a cut-off machine must be back for the way back. */
  public static final Duration BUDGET = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Commands commands;
  private final List<Probe> always;
  private final Duration budget;

  /**
   * @param always asked whatever the configuration says
   * @param budget how long something may be silent after a change
   */
  public Probes(Commands commands, List<Probe> always, Duration budget) {
    this.commands = commands;
    this.always = List.copyOf(always);
    this.budget = budget;
  }

  /** Of all that the configuration makes important, what answers now. */
  List<Probe> answering(MachineConfigSpec config) {
    return answering(targets(config));
  }

  /** What is asked of every machine and is not among those that answer. */
  List<Probe> silentAmongAlways(List<Probe> answering) {
    return always.stream().filter(probe -> !answering.contains(probe)).toList();
  }

  /** Asks again and again until all answer or the time is up; what is silent then. */
  List<Probe> silent(List<Probe> asked) {
    var deadline = System.nanoTime() + budget.toNanos();
    var left = new ArrayList<>(asked);
    while (true) {
      left.removeAll(answering(left));
      if (left.isEmpty() || System.nanoTime() > deadline) {
        return List.copyOf(left);
      }
      pause();
    }
  }

  private List<Probe> targets(MachineConfigSpec config) {
    var gateways =
        config.network().routes().stream()
            .map(Route::via)
            .filter(Objects::nonNull)
            .distinct()
            .<Probe>map(via -> new Ping("gateway", via, commands));
    var peers =
        config.network().probes().stream().<Probe>map(peer -> new Ping("peer", peer, commands));
    return Stream.concat(always.stream(), Stream.concat(gateways, peers)).toList();
  }

  /** All at once: the silent ones wait for their limit together. */
  private static List<Probe> answering(List<Probe> probes) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          probes.stream()
              .map(probe -> CompletableFuture.supplyAsync(probe::answers, threads))
              .toList();
      return IntStream.range(0, probes.size())
          .filter(index -> answers.get(index).join())
          .mapToObj(probes::get)
          .toList();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while probing", e);
    }
  }
}
