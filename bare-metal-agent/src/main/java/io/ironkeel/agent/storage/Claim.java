package io.ironkeel.agent.storage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machine's own record, from before the first byte was written, that disks which had nothing on
 * them were taken for a pool. It is what tells a trace of our own work that was cut off from what
 * somebody else put there.
 *
 * @param uuid of the pool
 * @param disks by identity
 * @param complete whether a volume group was made on them, so that there may be data: nothing is
 *     made anew any more
 * @param pending those of the disks of which it is not known yet that they became part of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Claim(String uuid, List<String> disks, boolean complete, List<String> pending) {

  public Claim {
    disks = disks == null ? List.of() : disks.stream().distinct().sorted().toList();
    pending = pending == null ? List.of() : pending.stream().distinct().sorted().toList();
  }

  /** Nothing is on them that is worth keeping. */
  static Claim begun(String uuid, List<String> disks) {
    return new Claim(uuid, disks, false, disks);
  }

  Claim completed() {
    return new Claim(uuid, disks, true, List.of());
  }

  /** More disks for what may hold data already. */
  Claim with(List<String> added) {
    return new Claim(uuid, both(disks, added), complete, both(pending, added));
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  @JsonIgnore
  String arrayUuid() {
    return ActualArray.uuidOf(uuid);
  }
}
