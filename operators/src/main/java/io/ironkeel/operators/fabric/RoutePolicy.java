package io.ironkeel.operators.fabric;

import io.ironkeel.api.routing.PrefixList;
import io.ironkeel.api.routing.RouteMap;
import io.ironkeel.api.routing.RouteMapEntry;
import io.ironkeel.api.routing.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is let through, under one name: first what is denied, then what is permitted; the rest is
 * denied.
 *
 * @param tagDenied routes with this tag are denied; null for none
 * @param setTag what is permitted gets this tag; null for none
 */
record RoutePolicy(
    String name, Long tagDenied, List<PrefixSet> denied, List<PrefixSet> permitted, Long setTag) {

  private static final int STEP = 10;

  static RoutePolicy permit(String name, PrefixSet... permitted) {
    return new RoutePolicy(name, null, List.of(), List.of(permitted), null);
  }

  RoutePolicy denying(PrefixSet... sets) {
    return new RoutePolicy(name, tagDenied, List.of(sets), permitted, setTag);
  }

  RoutePolicy denyingTag(long tag) {
    return new RoutePolicy(name, tag, denied, permitted, setTag);
  }

  RoutePolicy tagging(long tag) {
    return new RoutePolicy(name, tagDenied, denied, permitted, tag);
  }

  Stream<PrefixList> lists() {
    return Stream.concat(denied.stream(), permitted.stream()).flatMap(PrefixSet::lists);
  }

  RouteMap map() {
    var entries = new ArrayList<RouteMapEntry>();
    if (tagDenied != null) {
      entries.add(entry(entries.size(), Verdict.DENY, null, tagDenied));
    }
    denied.stream()
        .flatMap(PrefixSet::lists)
        .forEach(list -> entries.add(entry(entries.size(), Verdict.DENY, list.name(), null)));
    permitted.stream()
        .flatMap(PrefixSet::lists)
        .forEach(list -> entries.add(entry(entries.size(), Verdict.PERMIT, list.name(), null)));
    if (entries.isEmpty()) {
      // Without any entry FRR would take the map for one that permits everything.
      entries.add(entry(0, Verdict.DENY, null, null));
    }
    return new RouteMap(name, entries);
  }

  private RouteMapEntry entry(int before, Verdict verdict, String list, Long tag) {
    return new RouteMapEntry(
        (before + 1) * STEP,
        verdict,
        list,
        tag,
        verdict == Verdict.PERMIT ? setTag : null,
        null,
        null);
  }
}
