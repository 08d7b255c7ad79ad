package io.ironkeel.operators.storage;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was planned last for each host, so that nobody plans for all hosts to tell of one pool. */
@Singleton
class HostStoragePlans {

  private final Map<String, HostStoragePlan> byHost = new ConcurrentHashMap<>();

  /** Returns whether it is different from what was planned before. */
  boolean put(String host, HostStoragePlan plan) {
    return !plan.equals(byHost.put(host, plan));
  }

  void forget(String host) {
    byHost.remove(host);
  }

  Optional<HostStoragePlan> of(String host) {
    return Optional.ofNullable(byHost.get(host));
  }
}
