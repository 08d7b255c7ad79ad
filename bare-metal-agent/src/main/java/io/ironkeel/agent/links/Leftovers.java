package io.ironkeel.agent.links;

import io.ironkeel.api.network.Bond;
import io.ironkeel.api.network.Bridge;
import io.ironkeel.api.network.Link;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What earlier configurations left on the machine and the present one does not want: our links,
 * memberships and addresses go, and what somebody else made is given back as it was.
 */
final class Leftovers {

  private static final List<String> TOP_FIRST = List.of("bridge", "vlan", "bond");

  private final Map<String, String> givenNames;
  private final Draft draft;
  private final Map<String, Link> wantedByName = new HashMap<>();
  private final Map<String, String> wantedMasters = new HashMap<>();
  private final Set<String> named = new HashSet<>();

  Leftovers(Network wanted, Map<String, String> givenNames, Draft draft) {
    this.givenNames = givenNames;
    this.draft = draft;
    wanted.links().forEach(link -> wantedByName.put(link.name(), link));
    wanted
        .bonds()
        .forEach(bond -> bond.members().forEach(port -> wantedMasters.put(port, bond.name())));
    wanted
        .bridges()
        .forEach(bridge -> bridge.ports().forEach(port -> wantedMasters.put(port, bridge.name())));
    named.addAll(wantedByName.keySet());
    named.addAll(wantedMasters.keySet());
  }

  void clear() {
    // Before a link is set down for any reason: the kernel then drops its IPv6 addresses itself.
    draft.touchable().stream().filter(link -> !isUnwanted(link)).forEach(this::removeAddresses);
    draft.touchable().stream()
        .filter(this::isUnwanted)
        .sorted(Comparator.comparingInt(Leftovers::height).thenComparing(ActualLink::name))
        .forEach(this::delete);
    draft.touchable().forEach(this::leaveUnwantedMaster);
    draft.touchable().forEach(this::giveBack);
  }

  private static int height(ActualLink link) {
    var kind = link.info() == null ? -1 : TOP_FIRST.indexOf(link.info().kind());
    return kind < 0 ? TOP_FIRST.size() : kind;
  }

  private boolean isUnwanted(ActualLink link) {
    return link.owned() && !isWanted(link);
  }

  private boolean isWanted(ActualLink link) {
    return switch (wantedByName.get(link.name())) {
      case Vlan vlan -> link.isVlan(vlan.link(), vlan.id());
      case Bond ignored -> link.isA("bond");
      case Bridge ignored -> link.isA("bridge");
      case null, default -> false;
    };
  }

  private void delete(ActualLink link) {
    if (draft.find(link.name()).isEmpty()) {
      // The kernel deletes what is on top of a link together with it.
      return;
    }
    var users = users(link);
    if (users.isEmpty()) {
      draft.delete(link.name());
    } else {
      removeAddresses(link);
      draft.unmet(
          "%s stays although it is not wanted, because somebody else still needs it for %s; delete that first."
              .formatted(link.name(), users));
    }
  }

  /** What is on top and ours alone is gone by now, because the top goes first. */
  private String users(ActualLink link) {
    return Stream.concat(
            draft.on(link.name()).stream(),
            draft.in(link.name()).stream().filter(port -> link.isA("bridge") && !isOurs(port)))
        .map(ActualLink::name)
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Made by us, changed by us, or ours to change now. */
  private boolean isOurs(ActualLink link) {
    return link.owned() || draft.original(link.name()).isPresent() || named.contains(link.name());
  }

  /** A port that somebody else added to our bridge is not ours to remove. */
  private void leaveUnwantedMaster(ActualLink link) {
    Optional.ofNullable(link.master())
        .filter(master -> !master.equals(wantedMasters.get(link.name())))
        .flatMap(draft::find)
        .filter(ActualLink::owned)
        .filter(master -> isOurs(link))
        .ifPresent(master -> draft.leave(link.name()));
  }

  private void giveBack(ActualLink link) {
    draft
        .original(link.name())
        .ifPresent(
            original -> {
              original.givenNames().stream()
                  .filter(name -> !name.equals(givenNames.get(link.name())))
                  .filter(link.otherNames()::contains)
                  .forEach(name -> draft.removeName(link.name(), name));
              if (!named.contains(link.name())) {
                restore(link, original);
              }
            });
  }

  private void restore(ActualLink link, Original original) {
    draft.setMtu(link.name(), original.mtuBytes());
    if (original.up()) {
      draft.setUp(link.name());
    } else if (!isUsedByOthers(link)) {
      draft.setDown(link.name());
    }
    draft.forget(link.name());
  }

  private boolean isUsedByOthers(ActualLink link) {
    return link.addresses().stream().anyMatch(a -> !a.owned() && !a.linkLocal())
        || draft.on(link.name()).stream().anyMatch(above -> !above.owned())
        || draft.find(link.name()).orElseThrow().master() != null;
  }

  /** Before any address is added: the same address may move from one link to another. */
  private void removeAddresses(ActualLink link) {
    var wanted =
        Optional.ofNullable(wantedByName.get(link.name())).map(Link::addresses).orElse(List.of());
    link.addresses().stream()
        .filter(ActualAddress::owned)
        .map(ActualAddress::text)
        .filter(address -> !wanted.contains(address))
        .forEach(address -> draft.act(new LinkAction.RemoveAddress(link.name(), address)));
  }
}
