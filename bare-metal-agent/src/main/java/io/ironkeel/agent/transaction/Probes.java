package io.ironkeel.agent.transaction;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.routing.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a machine must not lose by a change: its API server, its gateways, the peers it names, its
 * BGP neighbors.
 */
public final class Probes {

  /**
   * From the beginning of a change; leaves half of the 30 seconds in which a cut-off machine must
   * be back for the way back.
   */
  public static final Duration BUDGET = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Whatever a probe waits for, for example a name server that is cut off too. */
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);

  private final Commands commands;
  private final List<Probe> always;
  private final Duration budget;

  /**
   * @param always asked whatever the configuration says
   * @param budget how long something may be silent, counted from the beginning of a change
   */
  public Probes(Commands commands, List<Probe> always, Duration budget) {
    this.commands = commands;
    this.always = List.copyOf(always);
    this.budget = budget;
  }

  /** Who answered and who did not. */
  record Answers(List<Probe> answering, List<Probe> silent) {

    private static Answers of(List<Probe> asked) {
      var answering = ask(asked);
      return new Answers(
          answering, asked.stream().filter(probe -> !answering.contains(probe)).toList());
    }
  }

  /**
   * What answers now of all that the configuration makes important. The silent are asked once more:
   * a lost packet must not take them out of what is watched.
   */
  Answers before(MachineConfigSpec config) {
    var first = Answers.of(targets(config));
    var second = Answers.of(first.silent());
    return new Answers(
        Stream.concat(first.answering().stream(), second.answering().stream()).toList(),
        second.silent());
  }

  /** Of these, what is asked of every machine. */
  List<Probe> amongAlways(List<Probe> probes) {
    return probes.stream().filter(always::contains).toList();
  }

  /**
   * Asks again and again until all answer or the time is up; what is silent then. However long the
   * change itself took, a third of the budget is left for its effect to settle.
   *
   * @param begun {@link System#nanoTime()} at the beginning of the change
   */
  List<Probe> silent(List<Probe> asked, long begun) {
    var deadline =
        Math.max(begun + budget.toNanos(), System.nanoTime() + budget.dividedBy(3).toNanos());
    var left = new ArrayList<>(asked);
    while (true) {
      left.removeAll(ask(left));
      if (left.isEmpty() || System.nanoTime() - deadline >= 0) {
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
        config.network().probes().stream()
            .distinct()
            .<Probe>map(peer -> new Ping("peer", peer, commands));
    var neighbors =
        Optional.ofNullable(config.routing()).map(Routing::bgp).stream()
            .flatMap(bgp -> bgp.neighbors().stream())
            .<Probe>map(neighbor -> new Neighbor(neighbor.peer(), commands));
    var adjacencies =
        Optional.ofNullable(config.routing()).map(Routing::ospf).stream()
            .flatMap(ospf -> ospf.interfaces().stream())
            .filter(port -> !port.passive())
            .<Probe>map(port -> new Adjacency(port.link(), commands));
    return Stream.of(always.stream(), gateways, peers, neighbors, adjacencies)
        .<Probe>flatMap(probes -> probes)
        .toList();
  }

  /** All at once: the silent ones wait for their limit together. Who answers. */
  private static List<Probe> ask(List<Probe> probes) {
    var answers =
        probes.stream()
            .map(
                probe ->
                    CompletableFuture.supplyAsync(
                            probe::answers, task -> Thread.ofVirtual().start(task))
                        .completeOnTimeout(false, PROBE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        // What cannot even be asked is as good as silent.
                        .exceptionally(failure -> false))
            .toList();
    return IntStream.range(0, probes.size())
        .filter(index -> answers.get(index).join())
        .mapToObj(probes::get)
        .toList();
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
