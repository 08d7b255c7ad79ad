package io.ironkeel.operators.fabric;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.ironkeel.api.fabric.FabricSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Ranges of numbers ({@code 4200000000-4200000999}) and networks, as texts. */
final class Pools {

  private Pools() {}

  static List<String> asns(FabricSpec fabric) {
    return fabric.asns().stream().map(range -> range.first() + "-" + range.last()).toList();
  }

  /** The first value of the ranges, in their order, that nobody has. */
  static Optional<String> lowestFree(List<String> ranges, Predicate<String> taken) {
    return ranges.stream().flatMap(Pools::values).filter(taken.negate()).findFirst();
  }

  static boolean contain(List<String> ranges, String value) {
    return ranges.stream().anyMatch(range -> contains(range, value));
  }

  private static boolean contains(String range, String value) {
    if (isNetwork(range)) {
      return network(range).contains(new IPAddressString(value).getAddress());
    }
    var number = Long.parseLong(value);
    return first(range) <= number && number <= last(range);
  }

  /** Whether any value is in both. */
  static boolean overlap(String one, String other) {
    if (isNetwork(one) != isNetwork(other)) {
      return false;
    }
    return isNetwork(one)
        ? network(one).getIPVersion() == network(other).getIPVersion()
            && network(one).intersect(network(other)) != null
        : first(one) <= last(other) && first(other) <= last(one);
  }

  private static Stream<String> values(String range) {
    return isNetwork(range)
        ? addresses(network(range))
        : LongStream.rangeClosed(first(range), last(range)).mapToObj(Long::toString);
  }

  /** Less those that people take for the network's own and, in IPv4, for everybody. */
  private static Stream<String> addresses(IPAddress network) {
    var single = network.getCount().bitLength() <= 1;
    var own = network.getLower().withoutPrefixLength();
    var everybody = network.getUpper().withoutPrefixLength();
    return network.withoutPrefixLength().stream()
        .filter(address -> single || !address.equals(own))
        .filter(address -> single || address.isIPv6() || !address.equals(everybody))
        .map(IPAddress::toCanonicalString);
  }

  private static IPAddress network(String range) {
    return new IPAddressString(range).getAddress().toPrefixBlock();
  }

  private static boolean isNetwork(String range) {
    return range.contains("/");
  }

  private static long first(String range) {
    return Long.parseLong(range.substring(0, range.indexOf('-')));
  }

  private static long last(String range) {
    return Long.parseLong(range.substring(range.indexOf('-') + 1));
  }
}
