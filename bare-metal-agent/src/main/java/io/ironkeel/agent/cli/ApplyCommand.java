package io.ironkeel.agent.cli;

import io.ironkeel.agent.LocalMachine;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.log.LogfmtFormatter;
import io.ironkeel.agent.room.ApiAccess;
import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.transaction.ApiServer;
import io.ironkeel.agent.transaction.Outcome;
import io.ironkeel.agent.transaction.Outcome.Applied;
import io.ironkeel.agent.transaction.Outcome.Deferred;
import io.ironkeel.agent.transaction.Outcome.Rejected;
import io.ironkeel.agent.transaction.Outcome.Suspended;
import io.ironkeel.agent.transaction.Probe;
import io.ironkeel.agent.transaction.Probes;
import io.ironkeel.agent.transaction.Transaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ironkeel-agent apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Makes this machine what a file says, or leaves it what it was: when the API server, a gateway or a peer that"
          + " answered before does not any more, the change is undone.",
      "The machine holds to it until the agent runs and hears something else from the API server."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:applied", "1:not applied, or not completely; what was printed says why"})
public final class ApplyCommand implements Callable<Integer> {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "A MachineConfig, or only its spec, as YAML.")
  private Path file;

  @Mixin private StateOption state;
  @Mixin private KubeconfigOption kubeconfig;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    LogfmtFormatter.install();
    var lock =
        state
            .lock()
            .take()
            .orElseThrow(
                () ->
                    new Refusal(
                        "the agent is running and would undo this: systemctl stop ironkeel-agent, then try again."));
    try (lock) {
      var out = command.commandLine().getOut();
      var memory = state.memory();
      var clock = Clock.systemUTC();
      var config =
          ConfigFile.read(file, PlanCommand.managementInterface(memory.held()))
              .retried(clock.instant().toString());
      var machine = LocalMachine.with(new SystemCommands(), state.directory);
      var probes = new Probes(machine.commands(), answeringApiServer(out), Probes.BUDGET);
      var transaction = new Transaction(machine.sections(), probes, memory, clock);
      transaction.recover();
      return report(transaction.run(config.name(), config.spec()), out) ? 0 : 1;
    }
  }

  /** A person at the machine must get on without the API server; they are told. */
  private List<Probe> answeringApiServer(PrintWriter out) {
    var api = kubeconfig.access(state).map(ApiAccess::server).map(ApiServer::new);
    var answering = api.filter(Probe::answers);
    if (answering.isEmpty()) {
      out.printf(
          "%s, so its loss cannot be noticed; gateways and peers are watched.%n",
          api.map(probe -> probe.target() + " does not answer").orElse("No API server is known"));
    }
    return answering.<List<Probe>>map(List::of).orElse(List.of());
  }

  private static boolean report(Outcome outcome, PrintWriter out) {
    switch (outcome) {
      case Applied(Convergence result) when result.complete() ->
          out.printf("Applied with %d changes.%n", result.changes());
      case Applied(Convergence result) ->
          out.printf("Applied in part, with %d changes.%n", result.changes());
      case Rejected(var change, var ignored) -> out.println("Undone: " + change.message());
      case Deferred(var message, var tried, var ignored) ->
          out.println((tried.isPresent() ? "Undone: " : "Not applied: ") + message);
      case Suspended(var waiting, var ignored) ->
          out.printf("The file asks for maintenance: nothing is changed, %d wait.%n", waiting);
    }
    outcome.result().failures().forEach(failure -> out.println("  failed: " + failure));
    outcome.result().unmet().forEach(lack -> out.println("  missing: " + lack));
    return outcome instanceof Applied(Convergence result) && result.complete();
  }
}
