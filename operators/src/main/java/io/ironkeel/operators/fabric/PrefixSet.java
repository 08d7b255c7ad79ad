package io.ironkeel.operators.fabric;

import io.ironkeel.api.fabric.PrefixRange;
import io.ironkeel.api.routing.PrefixList;
import io.ironkeel.api.routing.PrefixListEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Networks under one name; as FRR has them, one list for each family. */
record PrefixSet(String name, List<Networks> networks) {

  private static final int STEP = 10;

  /** Everything inside of a network between two prefix lengths. */
  record Networks(String prefix, Integer minLength, Integer maxLength) {

    boolean isIpv4() {
      return !prefix.contains(":");
    }
  }

  static PrefixSet of(String name, List<PrefixRange> ranges) {
    return new PrefixSet(
        name, ranges.stream().map(r -> new Networks(r.prefix(), null, r.maxLength())).toList());
  }

  /** Single addresses out of pools. */
  static PrefixSet addresses(String name, Stream<String> pools) {
    return new PrefixSet(
        name, pools.map(pool -> new Networks(pool, pool.contains(":") ? 128 : 32, null)).toList());
  }

  /** Exactly these. */
  static PrefixSet exactly(String name, List<String> prefixes) {
    return new PrefixSet(name, prefixes.stream().map(p -> new Networks(p, null, null)).toList());
  }

  /** The lists; a family without networks has none. */
  Stream<PrefixList> lists() {
    return Stream.of(list(name, PrefixList.Family.IPV4), list(name + "6", PrefixList.Family.IPV6))
        .flatMap(Optional::stream);
  }

  private Optional<PrefixList> list(String listName, PrefixList.Family family) {
    var members =
        networks.stream().filter(n -> n.isIpv4() == (family == PrefixList.Family.IPV4)).toList();
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PrefixList(
                listName,
                family,
                IntStream.range(0, members.size())
                    .mapToObj(i -> entry((i + 1) * STEP, members.get(i)))
                    .toList()));
  }

  private static PrefixListEntry entry(int sequence, Networks networks) {
    var length = Integer.valueOf(networks.prefix().substring(networks.prefix().indexOf('/') + 1));
    // A pool of one address has nothing longer inside.
    var min = length.equals(networks.minLength()) ? null : networks.minLength();
    return new PrefixListEntry(sequence, null, networks.prefix(), min, networks.maxLength());
  }
}
