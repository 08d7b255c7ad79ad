package io.ironkeel.api.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * Pools and volumes of one machine. What is no longer named stays as it is: only an entry that says
 * {@code remove} takes anything away.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Storage(
    @Size(max = Storage.POOLS_MAX) @JsonPropertyDescription("Pools, by name.")
        List<LocalPool> pools,
    @Size(max = Storage.VOLUMES_MAX) @JsonPropertyDescription("Volumes, by name.")
        List<LocalVolume> volumes,
    @Size(max = Storage.WIPES_MAX)
        @JsonPropertyDescription("Disks that may be emptied, by name of the permission.")
        List<LocalWipe> wipes) {

  public static final Storage NOTHING = new Storage(List.of(), List.of(), List.of());

  public static final int POOLS_MAX = 16;
  public static final int VOLUMES_MAX = 256;
  public static final int WIPES_MAX = 64;

  public Storage {
    pools = pools == null ? List.of() : List.copyOf(pools);
    volumes = volumes == null ? List.of() : List.copyOf(volumes);
    wipes = wipes == null ? List.of() : List.copyOf(wipes);
  }
}
