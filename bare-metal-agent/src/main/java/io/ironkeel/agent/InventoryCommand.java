package io.ironkeel.agent;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.inventory.Inventory;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.log.LogfmtFormatter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ironkeel-agent inventory}: for a person at the machine, and for one not yet enrolled. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    description = "Prints, as YAML, what the agent would report about this machine.")
final class InventoryCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    LogfmtFormatter.install();
    var commands = new SystemCommands();
    var state = new Inventory(Path.of("/"), commands).take(LinksSection.read(commands));
    System.out.print(new KubernetesSerialization().asYaml(state));
    return CommandLine.ExitCode.OK;
  }
}
