package io.ironkeel.agent;

import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.links.Originals;
import io.ironkeel.agent.section.Sections;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything of the machine that a configuration can change; the same for the running agent and for
 * a person at the machine.
 *
 * @param links also the source of the inventory's interfaces
 * @param all in the order in which they are applied
 */
public record MachineSections(LinksSection links, Sections all) {

  public static MachineSections of(Commands commands, Path stateDirectory) {
    var links = new LinksSection(commands, Originals.in(stateDirectory));
    return new MachineSections(
        links,
        new Sections(
            List.of( // one section a line
                links)));
  }
}
