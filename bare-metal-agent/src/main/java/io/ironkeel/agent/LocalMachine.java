package io.ironkeel.agent;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.inventory.Inventory;
import io.ironkeel.agent.links.LinkEvents;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.agent.watch.FileEvents;
import io.ironkeel.agent.watch.Glances;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The machine this process runs on. */
public record LocalMachine(Commands commands, MachineSections parts, Inventory inventory)
    implements Machine {

  public static LocalMachine with(Commands commands, Path stateDirectory) {
    return new LocalMachine(
        commands,
        MachineSections.of(commands, stateDirectory),
        new Inventory(Path.of("/"), commands));
  }

  @Override
  public Sections sections() {
    return parts.all();
  }

  @Override
  public MachineStateStatus state() {
    return inventory.take(
        parts.links().recent(),
        parts.routing().sessions(),
        parts.routing().neighbours(),
        parts.storage().pools(),
        parts.storage().volumes());
  }

  @Override
  public List<Runnable> watchers(Runnable changed) {
    return Stream.concat(
            Stream.of( // one watcher a line
                new LinkEvents(changed),
                new FileEvents(parts.files(), changed),
                new Glances(parts.observed(), changed)),
            inventory.watchers(changed).stream())
        .toList();
  }
}
