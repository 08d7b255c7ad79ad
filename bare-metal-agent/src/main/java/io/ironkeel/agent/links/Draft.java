package io.ironkeel.agent.links;

import io.ironkeel.agent.links.LinkAction.Forget;
import io.ironkeel.agent.links.LinkAction.Remember;
import io.ironkeel.agent.section.SectionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A plan being made: the actions so far, and the links as they will be once these are carried out.
 * Before the first change to a link that somebody else made stands what it was.
 */
final class Draft {

  /** The kernel has put back what it was before the link joined a bond, or adapted it to others. */
  private static final int UNKNOWN_MTU = -1;

  private final Map<String, ActualLink> before = new TreeMap<>();
  private final Map<String, ActualLink> links;
  private final Map<String, Original> originals;
  private final Set<String> untouchable;
  private final Map<String, Remember> remembered = new TreeMap<>();
  private final List<LinkAction> changes = new ArrayList<>();
  private final List<LinkAction> forgotten = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();

  Draft(List<ActualLink> actual, Map<String, Original> originals, Set<String> untouchable) {
    actual.forEach(link -> before.put(link.name(), link));
    this.links = new TreeMap<>(before);
    this.originals = originals;
    this.untouchable = untouchable;
  }

  SectionPlan<LinkAction> plan() {
    var actions = new ArrayList<LinkAction>(remembered.values());
    actions.addAll(changes);
    actions.addAll(forgotten);
    return new SectionPlan<>(actions, unmet);
  }

  Optional<ActualLink> find(String name) {
    return Optional.ofNullable(links.get(name));
  }

  private ActualLink get(String name) {
    return find(name).orElseThrow();
  }

  /** All that may be touched, by name. */
  List<ActualLink> touchable() {
    return links.values().stream().filter(link -> !untouchable.contains(link.name())).toList();
  }

  /** VLANs and their like on top of a link; one end of a veth pair is not on top of the other. */
  List<ActualLink> on(String link) {
    return links.values().stream()
        .filter(other -> link.equals(other.link()) && !other.isA("veth"))
        .toList();
  }

  /** Members of a bond, ports of a bridge. */
  List<ActualLink> in(String master) {
    return links.values().stream().filter(other -> master.equals(other.master())).toList();
  }

  boolean isCalled(String name) {
    return links.values().stream().anyMatch(link -> link.isCalled(name));
  }

  Optional<Original> original(String link) {
    return Optional.ofNullable(originals.get(link));
  }

  void unmet(String sentence) {
    unmet.add(sentence);
  }

  void create(LinkAction creation, ActualLink made) {
    changes.add(creation);
    put(made);
  }

  /** For what no later step looks at. */
  void act(LinkAction action) {
    changes.add(action);
  }

  void delete(String link) {
    changes.add(new LinkAction.DeleteLink(link));
    in(link).forEach(this::free);
    vanish(link);
  }

  private void vanish(String link) {
    on(link).forEach(above -> vanish(above.name()));
    links.remove(link);
  }

  void setMtu(String name, int bytes) {
    var link = get(name);
    if (link.mtu() == bytes) {
      return;
    }
    change(link, new LinkAction.SetMtu(name, bytes));
    followMtu(link, bytes);
  }

  /** VLANs follow down, members of a bond always; a bridge adapts itself to its ports. */
  private void followMtu(ActualLink link, int bytes) {
    put(link.withMtu(bytes));
    on(link.name()).stream()
        .filter(above -> above.mtu() > bytes)
        .forEach(above -> followMtu(above, bytes));
    if (link.isA("bond")) {
      in(link.name()).forEach(member -> followMtu(member, bytes));
    }
    adaptBridgeOf(link);
  }

  private void adaptBridgeOf(ActualLink port) {
    Optional.ofNullable(port.master())
        .flatMap(this::find)
        .filter(master -> master.isA("bridge"))
        .ifPresent(bridge -> put(bridge.withMtu(UNKNOWN_MTU)));
  }

  void setUp(String name) {
    var link = get(name);
    if (!link.up()) {
      change(link, new LinkAction.SetUp(name));
      put(link.withUp(true));
    }
  }

  void setDown(String name) {
    var link = get(name);
    if (link.up()) {
      change(link, new LinkAction.SetDown(name));
      put(link.withUp(false));
      on(name).forEach(above -> put(above.withUp(false)));
    }
  }

  void join(String name, String master) {
    var link = get(name);
    change(link, new LinkAction.Join(name, master));
    var joined = link.withMaster(master);
    put(get(master).isA("bond") ? joined.withMtu(get(master).mtu()) : joined);
    adaptBridgeOf(joined);
  }

  void leave(String name) {
    var link = get(name);
    change(link, new LinkAction.Leave(name));
    free(link);
  }

  private void free(ActualLink link) {
    adaptBridgeOf(link);
    var ofBond = find(link.master()).filter(master -> master.isA("bond")).isPresent();
    var free = link.withMaster(null);
    put(ofBond ? free.withUp(false).withMtu(UNKNOWN_MTU) : free);
  }

  void addName(String link, String name) {
    var port = get(link);
    var original =
        Optional.ofNullable(remembered.get(link))
            .map(Remember::original)
            .or(() -> original(link))
            .orElseGet(() -> Original.of(before.get(link)))
            .withGivenName(name);
    if (!original(link).filter(original::equals).isPresent()) {
      remembered.put(link, new Remember(link, original));
    }
    changes.add(new LinkAction.AddName(link, name));
    put(port.withOtherNames(Stream.concat(port.otherNames().stream(), Stream.of(name)).toList()));
  }

  void removeName(String link, String name) {
    var port = get(link);
    changes.add(new LinkAction.RemoveName(link, name));
    put(port.withOtherNames(port.otherNames().stream().filter(o -> !o.equals(name)).toList()));
  }

  /** To be the last word on a link that is as it was. */
  void forget(String link) {
    forgotten.add(new Forget(link));
  }

  private void change(ActualLink link, LinkAction action) {
    if (!link.owned() && original(link.name()).isEmpty()) {
      remembered.computeIfAbsent(
          link.name(), name -> new Remember(name, Original.of(before.get(name))));
    }
    changes.add(action);
  }

  private void put(ActualLink link) {
    links.put(link.name(), link);
  }
}
