package io.ironkeel.agent.links;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's interfaces. */
public final class LinksSection implements Section<LinkAction> {

  private static final Logger LOG = LoggerFactory.getLogger(LinksSection.class);

  private final Commands commands;
  private final Originals originals;
  private Optional<List<ActualLink>> recent = Optional.empty();

  public LinksSection(Commands commands, Originals originals) {
    this.commands = commands;
    this.originals = originals;
  }

  /** All interfaces of the machine, as its kernel shows them. */
  public List<ActualLink> load() {
    var links = read(commands);
    recent = Optional.of(links);
    return links;
  }

  /** The interfaces, for who is not about to change them. */
  public static List<ActualLink> read(Commands commands) {
    return parse(commands.run("ip", "-json", "-details", "address", "show"));
  }

  public static List<ActualLink> parse(String json) {
    try {
      return Formats.JSON.readValue(json, new TypeReference<List<ActualLink>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ip -json wrote what is not JSON: " + json, e);
    }
  }

  /** The interfaces as they were found last. */
  public List<ActualLink> latest() {
    return recent.orElseGet(this::load);
  }

  /** The interfaces as they were found since this was asked last, so that one look serves all. */
  public List<ActualLink> recent() {
    var links = recent.orElseGet(this::load);
    recent = Optional.empty();
    return links;
  }

  @Override
  public String name() {
    return "links";
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return !Network.NONE.equals(config.network());
  }

  @Override
  public SectionPlan<LinkAction> plan(MachineConfigSpec config) {
    var links = load();
    return LinkPlanner.plan(
        config.network(), config.managementInterface(), links, originals.of(links));
  }

  @Override
  public List<String> apply(List<LinkAction> actions) {
    for (var action : actions) {
      if (action instanceof LinkAction.Remember remember) {
        originals.remember(remember.link(), remember.original());
      }
    }
    var failures = applyToKernel(actions);
    if (failures.isEmpty()) {
      for (var action : actions) {
        if (action instanceof LinkAction.Forget forget) {
          originals.forget(forget.link());
        }
      }
    }
    return failures;
  }

  private List<String> applyToKernel(List<LinkAction> actions) {
    var forIp = actions.stream().filter(action -> !action.ip().isEmpty()).toList();
    var failures = new ArrayList<String>();
    if (!forIp.isEmpty()) {
      var batch = forIp.stream().map(LinksSection::arguments).collect(Collectors.joining("\n"));
      try {
        commands.run(batch + "\n", List.of("ip", "-batch", "-"));
      } catch (CommandFailed stopped) {
        LOG.atWarn().addKeyValue(LogKey.ERROR, stopped.getMessage()).log("batch stopped");
        failures.addAll(applyOneByOne(forIp));
      }
    }
    for (var action : actions) {
      if (action instanceof LinkAction.ClearPrimary clear) {
        attempt("\n", List.of("tee", clear.file())).ifPresent(failures::add);
      }
    }
    return failures;
  }

  /**
   * So that one bad link never holds up the others. What the batch did before it stopped is done
   * once more: it comes to the same, or fails harmlessly.
   */
  private List<String> applyOneByOne(List<LinkAction> actions) {
    return actions.stream()
        .map(action -> Stream.concat(Stream.of("ip"), action.ip().stream()).toList())
        .flatMap(command -> attempt("", command).stream())
        .toList();
  }

  private Optional<String> attempt(String input, List<String> command) {
    try {
      commands.run(input, command);
      return Optional.empty();
    } catch (CommandFailed failed) {
      return Optional.of(failed.getMessage());
    }
  }

  private static String arguments(LinkAction action) {
    return String.join(" ", action.ip());
  }
}
