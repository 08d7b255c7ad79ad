package io.ironkeel.operators.fabric;

import io.ironkeel.api.allocation.AllocationSpec;
import io.ironkeel.api.allocation.Claim;
import java.util.HashSet;
import java.util.Set;

/** Which allocations of a fabric somebody still needs. */
final class FabricClaims {

  private final Set<AllocationSpec> needed = new HashSet<>();
  private final Set<Claim> holders = new HashSet<>();

  FabricClaims(FabricView view, String fabric) {
    var facts = new FabricFacts(view);
    view.membersOf(fabric)
        .map(Place::of)
        .forEach(
            place -> {
              holders.add(
                  new Claim(
                      place.isHost() ? Claim.Holder.HOST : Claim.Holder.SWITCH, place.name()));
              Numbering.asnClaim(place).ifPresent(holders::add);
              facts.numbers(place).ifPresent(result -> needed.addAll(result.existing()));
            });
  }

  /** Whoever has it exists and has no other in its place. */
  boolean holds(AllocationSpec allocation) {
    return holders.contains(allocation.claim()) && needed.stream().anyMatch(allocation::equals);
  }
}
