package io.ironkeel.api.sysctl;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One parameter of the kernel (sysctl(8)). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.name.matches(r'" + Sysctl.ALLOWED + "')",
    messageExpression =
        "'kernel parameter ' + self.name + ' is not among those that may be set: docs/kinds/host.md lists them'")
public record Sysctl(
    @Required
        @Size(min = 1, max = 96)
        @JsonPropertyDescription(
            "Name of the parameter; docs/kinds/host.md lists those that may be set. Example: net.core.somaxconn.")
        String name,
    @Required
        @Size(min = 1, max = 64)
        @Pattern("^-?[0-9]+([ \\t]-?[0-9]+)*$|^[a-z][a-z0-9_-]*$")
        @JsonPropertyDescription(
            "Value as the kernel shows it: numbers with one space between them, or a word.")
        String value) {

  /** For a spec with {@code sysctls}: the kernel sets one of a pair to 0 when the other is set. */
  public static final String NO_PAIRS =
      "!has(self.sysctls) || !(self.sysctls.exists(s, s.name == 'vm.dirty_bytes') && self.sysctls.exists(s, s.name =="
          + " 'vm.dirty_ratio') || self.sysctls.exists(s, s.name == 'vm.dirty_background_bytes') &&"
          + " self.sysctls.exists(s, s.name == 'vm.dirty_background_ratio'))";

  public static final String NO_PAIRS_MESSAGE =
      "sysctls must not set both bytes and ratio of vm.dirty or of vm.dirty_background, since each sets the other to 0:"
          + " keep one";

  /**
   * What may be set: nothing that turns a protection off, reboots the machine or that Ironkeel
   * itself depends on.
   */
  static final String ALLOWED =
      "^(fs\\.(file-max|nr_open|aio-max-nr|inotify\\.max_user_(instances|watches))"
          + "|kernel\\.(pid_max|threads-max|panic|panic_on_oops|hung_task_timeout_secs|numa_balancing|sched_rt_runtime_us)"
          + "|net\\.core\\.(somaxconn|netdev_max_backlog|netdev_budget|[rw]mem_(default|max)|optmem_max|default_qdisc|busy_poll|busy_read)"
          + "|net\\.ipv[46]\\.neigh\\.default\\.gc_(thresh[123]|stale_time)"
          + "|net\\.ipv4\\.(ip_local_port_range|ip_forward|fib_multipath_hash_policy|tcp_(rmem|wmem|congestion_control|keepalive_(time|intvl|probes)|fin_timeout|tw_reuse|max_syn_backlog|mtu_probing|slow_start_after_idle|timestamps|sack|ecn|fastopen))"
          + "|net\\.ipv4\\.conf\\.(all|default)\\.(arp_announce|arp_ignore|arp_filter|forwarding|log_martians|rp_filter)"
          + "|net\\.ipv6\\.fib_multipath_hash_policy"
          + "|net\\.ipv6\\.conf\\.(all|default)\\.(accept_ra|autoconf|forwarding)"
          + "|net\\.netfilter\\.nf_conntrack_(max|tcp_timeout_established)"
          + "|vm\\.(swappiness|dirty_(background_)?(ratio|bytes)|dirty_(expire|writeback)_centisecs|max_map_count|min_free_kbytes|nr_hugepages|overcommit_(memory|ratio)|vfs_cache_pressure|zone_reclaim_mode))$";
}
