package io.ironkeel.agent.cli;

import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.inventory.Inventory;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.log.LogfmtFormatter;
import io.ironkeel.agent.routing.BgpSessions;
import io.ironkeel.agent.routing.OspfNeighbours;
import io.ironkeel.agent.storage.StorageReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ironkeel-agent inventory}: for a person at the machine, and for one not yet enrolled. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    description = "Prints, as YAML, what the agent would report about this machine.")
public final class InventoryCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    // A source that fails is named on standard error.
    LogfmtFormatter.install();
    var commands = new SystemCommands();
    var storage = StorageReport.now(Path.of("/"), commands);
    var state =
        new Inventory(Path.of("/"), commands)
            .take(
                LinksSection.read(commands),
                BgpSessions.read(commands),
                OspfNeighbours.read(commands),
                storage.pools(),
                storage.volumes());
    var out = command.commandLine().getOut();
    out.print(Formats.KUBERNETES.asYaml(state));
    out.flush();
    return 0;
  }
}
