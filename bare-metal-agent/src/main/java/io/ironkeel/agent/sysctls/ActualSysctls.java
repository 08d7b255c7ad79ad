package io.ironkeel.agent.sysctls;

import io.ironkeel.agent.change.KernelParameters;
import java.util.Map;
import java.util.Optional;

/**
 * What the planner has to know of the machine.
 *
 * @param values of those parameters the kernel has
 * @param file the agent's own file in /etc/sysctl.d, if it is there
 */
record ActualSysctls(Map<String, String> values, Optional<String> file) {

  ActualSysctls {
    values = Map.copyOf(values);
  }

  boolean is(String name, String value) {
    return KernelParameters.normalised(values.get(name)).equals(KernelParameters.normalised(value));
  }
}
