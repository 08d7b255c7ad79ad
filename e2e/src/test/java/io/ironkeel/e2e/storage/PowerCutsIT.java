package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The power is cut before and behind the commands that make a pool and a volume, make the volume
 * larger and take both away, as a run without a cut has them; what comes of it after the next boot
 * is the same, and the file that was there is whole.
 */
@LabTest
class PowerCutsIT {

  private static final int SAMPLE = 2;

  private static final String POOL =
      "{name: fast, uuid: %s, layout: raid1, disks: [serial:A, serial:B], spares: [serial:C]%s}";

  private static final String VOLUME =
      "{name: shop.orders, pool: fast, sizeGiB: %d, filesystem: xfs, mountPath: /srv/orders%s}";

  private static ServerWithDisks servers;

  /** What the machine is told, and how it is when that is done. */
  private enum Change {
    MAKE(storage("", 1, ""), "1 raids, volume of 1.00g, mounted"),
    GROW(storage("", 2, ""), "1 raids, volume of 2.00g, mounted, file is whole, 2 GiB of xfs"),
    REMOVE(storage(", remove: true", 1, ", remove: true"), "0 raids, volume of , not mounted");

    private final String storage;
    private final String end;

    Change(String storage, String end) {
      this.storage = storage;
      this.end = end;
    }
  }

  private record Cut(Change change, String where) {}

  private static String storage(String pool, int size, String volume) {
    return "{pools: [%s], volumes: [%s]}"
        .formatted(POOL.formatted(ServerWithDisks.UUID, pool), VOLUME.formatted(size, volume));
  }

  @BeforeAll
  static void powerOn(ControlPlane cluster, Lab lab) {
    servers = ServerWithDisks.powerOn(PowerCutsIT.class, cluster, lab);
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @Test
  void someOfThem() {
    var seed = Long.getLong("ironkeel.seed", 1);
    var cuts = new ArrayList<>(allCuts());
    Collections.shuffle(cuts, new Random(seed));
    // Of each change some, so that the machine goes there and back.
    for (var change : Change.values()) {
      cuts.stream().filter(cut -> cut.change() == change).limit(SAMPLE).forEach(PowerCutsIT::cut);
    }
  }

  /** Minutes: too long for every landing. */
  @Test
  @Tag("all")
  void allOfThem() {
    allCuts().forEach(PowerCutsIT::cut);
  }

  private static List<Cut> allCuts() {
    return Stream.of(Change.values())
        .flatMap(change -> cutsOf(change, commandsOf(change)))
        .toList();
  }

  private static int commandsOf(Change change) {
    prepare(change);
    var tools = CutTools.install(servers.server());
    servers.tell(change.storage);
    servers.awaitReason(MachineConfigReason.APPLIED);
    var commands = tools.noted();
    assertThat(commands).as("commands of %s", change).hasSizeGreaterThan(3);
    assertThat(state()).isEqualTo(change.end);
    return commands.size();
  }

  private static Stream<Cut> cutsOf(Change change, int commands) {
    return IntStream.rangeClosed(1, commands)
        .boxed()
        .flatMap(at -> Stream.of("before " + at, "after " + at))
        .map(where -> new Cut(change, where));
  }

  /** The state from which the change begins. */
  private static void prepare(Change change) {
    servers.tell(Change.REMOVE.storage);
    servers.awaitReason(MachineConfigReason.APPLIED);
    servers.text("rm -f /var/lib/ironkeel/sum");
    if (change != Change.MAKE) {
      servers.tell(Change.MAKE.storage);
      servers.awaitReason(MachineConfigReason.APPLIED);
      servers.text(
          """
          head -c 3000000 /dev/urandom >/srv/orders/file
          sync
          sha256sum /srv/orders/file >/var/lib/ironkeel/sum
          sync
          """);
    }
  }

  private static void cut(Cut cut) {
    prepare(cut.change());
    var tools = CutTools.install(servers.server());
    tools.standStill(cut.where());
    servers.tell(cut.change().storage);
    tools.awaitStandstill();
    servers.server().powerCut();
    servers.server().boot();
    servers.awaitReason(MachineConfigReason.APPLIED);
    assertThat(state())
        .as("after a cut %s of %s", cut.where(), cut.change())
        .isEqualTo(cut.change().end);
  }

  /** RAIDs and volumes there are, and whether the volume and its file are in their place. */
  private static String state() {
    return servers.text(
        """
        echo "$(ls -d /sys/block/md*/md 2>/dev/null | wc -l) raids, volume of $(lvs --noheadings -o lv_size --select lv_name=shop.orders | tr -d ' '), $(
          findmnt /srv/orders >/dev/null && echo mounted || echo not mounted)$(
          [ -e /var/lib/ironkeel/sum ] && findmnt /srv/orders >/dev/null && sha256sum --status -c /var/lib/ironkeel/sum && echo ', file is whole')$(
          [ "$(findmnt -bno SIZE /srv/orders)" -gt 2000000000 ] 2>/dev/null && echo ', 2 GiB of xfs')"
        """);
  }
}
