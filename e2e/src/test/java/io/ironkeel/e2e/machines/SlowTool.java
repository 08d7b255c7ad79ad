package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Machine;

/**
 * The next change of the machine's links by the agent does its work and then takes seconds to end,
 * so that something can happen in its middle. Until the machine's next boot.
 */
record SlowTool(Machine machine) {

  static SlowTool install(Machine machine) {
    machine.execOk(
        """
        [ ! -e /opt/real/ip ] || exit 0
        mkdir -p /opt/real
        tool=$(readlink -f "$(command -v ip)")
        cp "$tool" /opt/real/ip
        cat >/opt/real/slow <<'END'
        #!/bin/sh
        # Exactly so links are changed; what reads routes in a batch has more options.
        case "$*" in
          "-batch -") [ -e /run/slow ] || exec /opt/real/ip "$@" ;;
          *) exec /opt/real/ip "$@" ;;
        esac
        /opt/real/ip "$@"
        code=$?
        mv /run/slow /run/slowing
        sleep 8
        rm -f /run/slowing
        exit $code
        END
        chmod 755 /opt/real/slow
        cp /opt/real/slow "$tool.new"
        mv "$tool.new" "$tool"
        """);
    return new SlowTool(machine);
  }

  void slowDownTheNextChange() {
    machine.execOk("touch /run/slow");
  }

  void awaitTheMiddle() {
    Await.until(
        "a change in its middle",
        () -> assertThat(machine.exec("test -e /run/slowing").exitCode()).isZero());
  }
}
