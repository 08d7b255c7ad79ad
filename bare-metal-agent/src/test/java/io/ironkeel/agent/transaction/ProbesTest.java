package io.ironkeel.agent.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final MachineConfigSpec NOTHING = MachineConfigSpec.nothing("vec0");

  @Test
  void aLostPacketTakesNobodyOutOfWhatIsWatched() {
    var late = new Late(1);
    assertThat(probes(late, Duration.ZERO).before(NOTHING).answering()).containsExactly(late);
  }

  @Test
  void whoIsSilentTwiceIsNotWatched() {
    var late = new Late(2);
    var before = probes(late, Duration.ZERO).before(NOTHING);
    assertThat(before.answering()).isEmpty();
    assertThat(before.silent()).containsExactly(late);
  }

  @Test
  void afterAChangeThatTookAllOfTheBudgetThereIsStillTimeToSettle() {
    var late = new Late(2);
    var longAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();
    var silent = probes(late, Duration.ofSeconds(6)).silent(List.of(late), longAgo);
    assertThat(silent).isEmpty();
  }

  @Test
  void whatCannotBeAskedIsSilent() {
    Probe broken = new Broken();
    var probes = probes(broken, Duration.ZERO);
    assertThat(probes.silent(List.of(broken), System.nanoTime())).containsExactly(broken);
  }

  private static Probes probes(Probe always, Duration budget) {
    return new Probes((input, command) -> "", List.of(always), budget);
  }

  /** Answers after it was asked in vain so often. */
  private record Late(AtomicInteger inVain) implements Probe {

    Late(int inVain) {
      this(new AtomicInteger(inVain));
    }

    @Override
    public String target() {
      return "late";
    }

    @Override
    public boolean answers() {
      return inVain.getAndDecrement() <= 0;
    }

    @Override
    public boolean remote() {
      return true;
    }
  }

  private record Broken() implements Probe {

    @Override
    public String target() {
      return "broken";
    }

    @Override
    public boolean answers() {
      throw new IllegalStateException("broken");
    }

    @Override
    public boolean remote() {
      return false;
    }
  }
}
