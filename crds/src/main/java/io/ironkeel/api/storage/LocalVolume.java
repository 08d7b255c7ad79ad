package io.ironkeel.api.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A volume in a pool of one machine. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LocalVolume(
    @Required
        @Size(min = 1, max = LocalVolume.NAME_MAX)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\.[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @JsonPropertyDescription("Namespace and name of its Volume. Example: shop.orders-db.")
        String name,
    @Required
        @Size(min = 1, max = LocalPool.NAME_MAX)
        @JsonPropertyDescription("The pool of this machine it is in.")
        String pool,
    @Required
        @Min(1)
        @Max(LocalVolume.GIB_MAX)
        @JsonPropertyDescription("Its size, in GiB. It only grows.")
        Integer sizeGiB,
    @Required @JsonPropertyDescription("What is made on it.") Filesystem filesystem,
    @Size(min = 2, max = MountPath.LENGTH_MAX)
        @Pattern(MountPath.PATTERN)
        @JsonPropertyDescription("Where it is mounted; nowhere without it.")
        String mountPath,
    @Default("false")
        @JsonPropertyDescription("Whether it is to be taken away with all that is on it.")
        Boolean remove) {

  /** With the pool's name in front, dashes doubled, device-mapper takes 127 characters. */
  public static final int NAME_MAX = 110;

  /** 64 TiB. */
  public static final int GIB_MAX = 65536;

  public LocalVolume {
    remove = remove != null && remove;
  }
}
