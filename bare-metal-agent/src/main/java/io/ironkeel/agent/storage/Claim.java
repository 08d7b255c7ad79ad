package io.ironkeel.agent.storage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * The machine's own record, from before the first byte was written, that disks which had nothing on
 * them were taken for a pool. It is what tells a trace of our own work that was cut off from what
 * somebody else put there.
 *
 * @param uuid of the pool
 * @param disks by identity
 * @param complete whether a volume group was made on them, so that there may be data: nothing is
 *     made anew any more
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Claim(String uuid, List<String> disks, boolean complete) {

  public Claim {
    disks = disks == null ? List.of() : disks.stream().distinct().sorted().toList();
  }

  Claim completed() {
    return new Claim(uuid, disks, true);
  }

  @JsonIgnore
  String arrayUuid() {
    return ActualArray.uuidOf(uuid);
  }
}
