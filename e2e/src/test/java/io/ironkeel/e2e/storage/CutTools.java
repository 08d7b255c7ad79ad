package io.ironkeel.e2e.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Machine;
import java.time.Duration;
import java.util.List;

/**
 * The tools that change disks, each of them noted when it is called; before or after the one that
 * was chosen everything stands still, so that the power can be cut exactly there. Until the
 * machine's next boot.
 */
record CutTools(Machine machine) {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  static CutTools install(Machine machine) {
    machine.execOk(
        """
        mkdir -p /opt/real
        cat >/opt/real/noted <<'END'
        #!/bin/sh
        tool=$(basename "$0")
        case "$tool $1 $2" in
          "mdadm --detail"*|"mdadm --examine"*|"wipefs --json"*) exec /opt/real/$tool "$@" ;;
        esac
        echo "$tool $*" >>/run/noted
        at=$(wc -l </run/noted)
        if [ "$(cat /run/cut 2>/dev/null)" = "before $at" ]; then touch /run/still; exec sleep 1000; fi
        /opt/real/$tool "$@"
        code=$?
        if [ "$(cat /run/cut 2>/dev/null)" = "after $at" ]; then touch /run/still; exec sleep 1000; fi
        exit $code
        END
        chmod 755 /opt/real/noted
        for tool in mdadm vgcreate vgextend vgremove vgchange lvcreate lvremove lvchange lvextend pvremove pvresize mkfs.xfs mount umount xfs_growfs blkdiscard wipefs; do
          path=$(command -v $tool)
          [ -e /opt/real/$tool ] || { cp --preserve=mode "$(readlink -f "$path")" /opt/real/$tool; rm "$path"; ln /opt/real/noted "$path"; }
        done
        for tool in vgcreate vgextend vgremove vgchange lvcreate lvremove lvchange lvextend pvremove pvresize; do
          ln -sf /opt/real/lvm /opt/real/$tool
        done
        cp --preserve=mode "$(readlink -f "$(command -v lvm)")" /opt/real/lvm
        rm -f /run/noted /run/cut /run/still
        """);
    return new CutTools(machine);
  }

  /** The commands since this was asked last. */
  List<String> noted() {
    return machine.execOk("cat /run/noted 2>/dev/null; rm -f /run/noted").text().lines().toList();
  }

  /** {@code before 3}: in front of the third command from now; {@code after 3}: behind it. */
  void standStill(String where) {
    machine.execOk("rm -f /run/noted; echo '%s' >/run/cut".formatted(where));
  }

  void awaitStandstill() {
    Await.until(
        "the chosen command",
        DEADLINE,
        () -> assertThat(machine.exec("test -e /run/still").exitCode()).isZero());
  }
}
