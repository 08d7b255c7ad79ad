package io.ironkeel.agent;

import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.change.Services;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.links.Originals;
import io.ironkeel.agent.lldp.LldpSection;
import io.ironkeel.agent.names.NamesSection;
import io.ironkeel.agent.routes.RoutesSection;
import io.ironkeel.agent.routing.RoutingSection;
import io.ironkeel.agent.section.Observed;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.agent.storage.Claim;
import io.ironkeel.agent.storage.StorageSection;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.agent.sysctls.SysctlsSection;
import io.ironkeel.agent.time.TimeSection;
import io.ironkeel.agent.unmanaged.UnmanagedSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything of the machine that a configuration can change; the same for the running agent and for
 * a person at the machine.
 *
 * @param links also the source of the inventory's interfaces
 * @param routing also the source of the sessions it reports
 * @param storage also the source of the pools and volumes it reports
 * @param all in the order in which they are applied
 */
public record MachineSections(
    LinksSection links, RoutingSection routing, StorageSection storage, Sections all) {

  /**
   * @param stateDirectory where the agent keeps what was before its changes
   */
  public static MachineSections of(Commands commands, Path stateDirectory) {
    var root = Path.of("/");
    var originals =
        new Documents<>(stateDirectory.resolve("before"), Former.class, Formats.KUBERNETES);
    var services = Services.of(root, commands);
    Function<String, Changes> changes =
        section -> new Changes(section, root, originals, commands, services);
    var links = new LinksSection(commands, Originals.in(stateDirectory));
    var routing = new RoutingSection(root, changes.apply(RoutingSection.NAME), commands);
    var storage =
        new StorageSection(
            root,
            commands,
            new Documents<>(stateDirectory.resolve("claims"), Claim.class, Formats.KUBERNETES));
    return new MachineSections(
        links,
        routing,
        storage,
        new Sections(
            List.of( // one section a line
                // Before the links: a new link begins with what net.*.conf.default says.
                new SysctlsSection(root, changes.apply(SysctlsSection.NAME)),
                // Before the links: no other tool is to see one come up.
                new UnmanagedSection(root, changes.apply(UnmanagedSection.NAME), links::latest),
                links,
                // After the links: the kernel takes a route only when its link is up.
                new RoutesSection(commands, links::latest),
                routing,
                new LldpSection(root, changes.apply(LldpSection.NAME), commands, links::latest),
                new NamesSection(root, changes.apply(NamesSection.NAME)),
                // Its sources are reached over the links and by the names.
                new TimeSection(root, changes.apply(TimeSection.NAME), commands),
                // After the network: a disk that takes its time must not keep the machine away.
                storage)));
  }

  /** Those whose part of the machine must be looked after without events of the kernel. */
  List<Observed> observed() {
    return all.all().stream().filter(Observed.class::isInstance).map(Observed.class::cast).toList();
  }

  Set<Path> files() {
    return observed().stream()
        .flatMap(section -> section.files().stream())
        .collect(Collectors.toSet());
  }
}
