package io.ironkeel.operators.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for a content: equal contents have equal hashes, over restarts and releases that add
 * no field.
 */
public final class ContentHash {

  private static final int BYTES = 8;

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private ContentHash() {}

  /** The first 16 hexadecimal digits of the SHA-256 of the content's canonical JSON. */
  public static String of(Object content) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(CANONICAL.writeValueAsBytes(content));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("cannot hash " + content.getClass().getName(), e);
    }
  }
}
