package io.ironkeel.operators.fabric;

import io.ironkeel.api.allocation.AllocationSpec;
import io.ironkeel.api.allocation.AllocationSpec.Pool;
import io.ironkeel.api.allocation.Claim;
import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.fabric.FabricSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives numbers out of a fabric's pools. Whoever has one keeps it; a new claim gets the lowest that
 * is free, or the one that people chose.
 *
 * @param allocated what is given out already
 */
record Numbering(String name, FabricSpec fabric, Allocated allocated) {

  /** What is given out, without a look at all of it. */
  interface Allocated {

    /** What somebody has of the fabric. */
    List<AllocationSpec> to(Claim claim);

    /** Who has a value. */
    Optional<Claim> holder(Pool pool, String value);
  }

  /**
   * What came of a machine's claims.
   *
   * @param numbers what it has
   * @param existing the allocations of these
   * @param wanted what must be written first
   * @param problem why it cannot have all it needs
   */
  record Result(
      Numbers numbers,
      List<AllocationSpec> existing,
      List<AllocationSpec> wanted,
      Optional<LinkFinding> problem) {}

  /** What of one pool: an allocation that exists, or one to be made, or a problem. */
  private record Choice(AllocationSpec made, AllocationSpec wanted, LinkFinding problem) {

    static Choice failed(String reason, String message, Object... words) {
      return new Choice(null, null, new LinkFinding(reason, message.formatted(words)));
    }
  }

  /**
   * The numbers of a machine.
   *
   * @param pinning the others that share its autonomous system's number and say which it is
   */
  Result of(Place place, List<Place> pinning) {
    var choices = new ArrayList<Choice>();
    var self = new Claim(place.isHost() ? Claim.Holder.HOST : Claim.Holder.SWITCH, place.name());
    asnClaim(place).ifPresent(claim -> choices.add(asn(place, pinning, claim)));
    choices.add(
        choose(Pool.LOOPBACK_IPV4, self, place.pinned().loopbackIPv4(), fabric.loopbacksIPv4()));
    if (!fabric.loopbacksIPv6().isEmpty()) {
      choices.add(
          choose(Pool.LOOPBACK_IPV6, self, place.pinned().loopbackIPv6(), fabric.loopbacksIPv6()));
    }
    var made = choices.stream().map(Choice::made).filter(Objects::nonNull).toList();
    return new Result(
        new Numbers(
            value(made, Pool.ASN).map(Long::valueOf).orElse(null),
            value(made, Pool.LOOPBACK_IPV4).orElse(null),
            value(made, Pool.LOOPBACK_IPV6).orElse(null)),
        made,
        choices.stream().map(Choice::wanted).filter(Objects::nonNull).toList(),
        choices.stream().map(Choice::problem).filter(Objects::nonNull).findFirst());
  }

  /** Who has the number of a machine's autonomous system; a service host is in none. */
  static Optional<Claim> asnClaim(Place place) {
    if (place.isHost()) {
      return place.service() == null
          ? Optional.of(new Claim(Claim.Holder.HOST, place.name()))
          : Optional.empty();
    }
    return Optional.of(
        switch (place.role()) {
          case DSW -> new Claim(Claim.Holder.ROLE, "DSW");
          case ASW -> new Claim(Claim.Holder.SWITCH, place.name());
          case ISW, CSW, LSW -> new Claim(Claim.Holder.PAIR, place.pairOfRole());
        });
  }

  private Choice asn(Place place, List<Place> pinning, Claim claim) {
    var pins =
        Stream.concat(Stream.of(place), pinning.stream())
            .filter(other -> asnClaim(other).filter(claim::equals).isPresent())
            .map(other -> other.pinned().asn())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (pins.size() > 1) {
      return Choice.failed(
          FabricReason.NUMBERS_DIFFER,
          "%s %s shares the number of its autonomous system with %s, and their spec.asn say %s: give all the same.",
          place.kind(),
          place.name(),
          claim.name(),
          pins);
    }
    return choose(
        Pool.ASN, claim, pins.isEmpty() ? null : pins.getFirst().toString(), Pools.asns(fabric));
  }

  private Choice choose(Pool pool, Claim claim, String pinned, List<String> ranges) {
    var mine =
        allocated.to(claim).stream()
            .filter(a -> a.pool() == pool)
            .filter(a -> pinned == null || a.value().equals(pinned))
            .min(Comparator.comparing(AllocationSpec::value));
    if (mine.isPresent()) {
      return new Choice(mine.get(), null, null);
    }
    if (pinned != null) {
      return pinned(pool, claim, pinned, ranges);
    }
    return Pools.lowestFree(ranges, value -> allocated.holder(pool, value).isPresent())
        .map(value -> new Choice(null, new AllocationSpec(name, pool, value, claim), null))
        .orElseGet(
            () ->
                Choice.failed(
                    FabricReason.POOL_EXHAUSTED,
                    "Fabric %s has no free %s left in %s: add a range to its spec.",
                    name,
                    title(pool),
                    String.join(", ", ranges)));
  }

  private Choice pinned(Pool pool, Claim claim, String value, List<String> ranges) {
    if (!Pools.contain(ranges, value)) {
      return Choice.failed(
          FabricReason.NUMBER_OUTSIDE_POOLS,
          "%s asks for %s %s, which is in none of %s of Fabric %s: correct its spec, or add the range to the fabric's.",
          claim.name(),
          title(pool),
          value,
          String.join(", ", ranges),
          name);
    }
    return allocated
        .holder(pool, value)
        .map(
            other ->
                Choice.failed(
                    FabricReason.NUMBER_TAKEN,
                    "%s asks for %s %s, which %s has: choose another, or take spec's away for one from the pool.",
                    claim.name(),
                    title(pool),
                    value,
                    other.name()))
        .orElseGet(() -> new Choice(null, new AllocationSpec(name, pool, value, claim), null));
  }

  private static Optional<String> value(List<AllocationSpec> made, Pool pool) {
    return made.stream().filter(a -> a.pool() == pool).map(AllocationSpec::value).findFirst();
  }

  private static String title(Pool pool) {
    return switch (pool) {
      case ASN -> "autonomous system number";
      case LOOPBACK_IPV4 -> "IPv4 loopback address";
      case LOOPBACK_IPV6 -> "IPv6 loopback address";
    };
  }
}
