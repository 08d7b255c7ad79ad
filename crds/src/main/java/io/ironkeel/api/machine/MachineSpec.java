package io.ironkeel.api.machine;

import io.ironkeel.api.names.Names;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.time.Time;
import java.util.List;

/** What people say of every machine, whatever it is for. */
public interface MachineSpec {

  String fabric();

  MachineIdentity identity();

  String managementInterface();

  /** Interfaces that people configure by themselves; none where the cables say all. */
  Network network();

  Time time();

  Names names();

  List<Sysctl> sysctls();

  Maintenance maintenance();

  DeletionPolicy deletionPolicy();
}
