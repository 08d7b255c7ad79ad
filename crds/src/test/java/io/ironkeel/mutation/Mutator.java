package io.ironkeel.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Manifests nobody would write, made from such as people write: values of other types, other
 * fields, other manifests, too long, too deep, twice, not at all. The same seed makes the same
 * ones.
 */
public final class Mutator {

  private static final int DEEP = 200;
  private static final int LONG = 20_000;

  private static final List<Object> ODDITIES =
      List.of(
          "",
          " ",
          "\u0000",
          "a\nb",
          "-",
          "..",
          "ｖｅｃ１",
          "\u202Evec1",
          "🦄",
          "0",
          "010.0.0.1/24",
          "10.0.0.1",
          "10.0.0.7/24",
          "10.0.0.0/24",
          "10.8.0.0/16",
          "0.0.0.0/0",
          "::/0",
          "2001:db8::1",
          "2001:db8::1/64",
          "fe80::1",
          "::ffff:10.0.0.1",
          "02:00:00:00:01:01",
          "vec0",
          "vec1",
          "vec2",
          "x".repeat(15),
          "x".repeat(16),
          "x".repeat(LONG),
          0,
          1,
          -1,
          1500,
          9000,
          65_536,
          Integer.MAX_VALUE,
          Long.MIN_VALUE,
          1.5,
          1e300,
          true,
          false,
          List.of(),
          Map.of());

  private final ObjectMapper json = new ObjectMapper();
  private final List<JsonNode> originals;
  private final Random random;

  private Mutator(List<JsonNode> originals, long seed) {
    this.originals = originals;
    this.random = new Random(seed);
  }

  /** Over all manifests of a folder, a file each. */
  public static Mutator of(Path folder, long seed) {
    var yaml = new KubernetesSerialization();
    var json = new ObjectMapper();
    try (var files = Files.list(folder)) {
      return new Mutator(
          files
              .sorted()
              .<JsonNode>map(file -> json.valueToTree(yaml.unmarshal(read(file), Map.class)))
              .toList(),
          seed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The next manifest: one of the originals with one to four changes somewhere in its spec. */
  public ObjectNode next() {
    var mutant = (ObjectNode) any(originals).deepCopy();
    for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
      change(mutant);
    }
    return mutant;
  }

  private void change(ObjectNode mutant) {
    var places = new ArrayList<Place>();
    collect(mutant, "spec", places);
    var place = any(places);
    switch (random.nextInt(14)) {
      case 0 -> place.replace(deep());
      case 1 -> place.rename("field" + random.nextInt(10));
      case 2 -> place.replace(any(places).value().deepCopy());
      case 3 -> repeat(place);
      case 4, 5 -> place.replace(json.valueToTree(any(ODDITIES)));
      case 6, 7 -> place.remove();
      case 8, 9 -> place.replace(near(place.value()));
      default -> graft(mutant);
    }
  }

  /** A part of the spec of another manifest in the place of ours. */
  private void graft(ObjectNode mutant) {
    var other = any(originals).path("spec");
    var part = any(other.properties().stream().toList());
    if (!(mutant.get("spec") instanceof ObjectNode spec)) {
      return;
    }
    if (spec.get(part.getKey()) instanceof ObjectNode ours
        && part.getValue() instanceof ObjectNode theirs) {
      ours.setAll(theirs.deepCopy());
    } else {
      spec.set(part.getKey(), part.getValue().deepCopy());
    }
  }

  /** Almost the same value: what people mistype. */
  private JsonNode near(JsonNode value) {
    var nodes = JsonNodeFactory.instance;
    if (value.isIntegralNumber()) {
      return nodes.numberNode(value.asLong() + random.nextInt(3) - 1);
    }
    if (value.isTextual() && !value.textValue().isEmpty()) {
      var text = new StringBuilder(value.textValue());
      text.setCharAt(random.nextInt(text.length()), (char) ('0' + random.nextInt(10)));
      return nodes.textNode(text.toString());
    }
    if (value instanceof ArrayNode list && !list.isEmpty()) {
      var shuffled = list.deepCopy();
      shuffled.add(shuffled.remove(random.nextInt(shuffled.size())));
      return shuffled;
    }
    return nodes.booleanNode(!value.asBoolean());
  }

  /** An item of a list once, twice or very often more. */
  private void repeat(Place place) {
    if (place.value() instanceof ArrayNode list && !list.isEmpty()) {
      var copies = any(List.of(1, 2, 300));
      for (var copy = 0; copy < copies; copy++) {
        list.add(list.get(0).deepCopy());
      }
    } else {
      place.replace(json.createArrayNode().add(place.value().deepCopy()));
    }
  }

  private JsonNode deep() {
    JsonNode node = JsonNodeFactory.instance.textNode("deep");
    for (var level = 0; level < DEEP; level++) {
      node =
          random.nextBoolean()
              ? json.createArrayNode().add(node)
              : json.createObjectNode().set("a", node);
    }
    return node;
  }

  private <T> T any(List<? extends T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Where a value stands. */
  private record Place(ContainerNode<?> parent, String field, int index) {

    JsonNode value() {
      return parent instanceof ObjectNode object ? object.path(field) : parent.path(index);
    }

    void replace(JsonNode value) {
      inParent(object -> object.set(field, value), list -> list.set(index, value));
    }

    void remove() {
      inParent(object -> object.remove(field), list -> list.remove(index));
    }

    void rename(String name) {
      inParent(object -> object.set(name, object.remove(field)), list -> list.remove(index));
    }

    private void inParent(Consumer<ObjectNode> object, Consumer<ArrayNode> list) {
      if (parent instanceof ObjectNode fields) {
        object.accept(fields);
      } else if (parent instanceof ArrayNode items && index < items.size()) {
        list.accept(items);
      }
    }
  }

  private static void collect(ObjectNode parent, String field, List<Place> places) {
    places.add(new Place(parent, field, -1));
    below(parent.path(field), places);
  }

  private static void below(JsonNode value, List<Place> places) {
    if (value instanceof ObjectNode object) {
      object.properties().forEach(entry -> collect(object, entry.getKey(), places));
    } else if (value instanceof ArrayNode list) {
      for (var index = 0; index < list.size(); index++) {
        places.add(new Place(list, null, index));
        below(list.get(index), places);
      }
    }
  }
}
