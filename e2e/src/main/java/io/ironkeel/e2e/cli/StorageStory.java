package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.product.Rack;
import java.time.Duration;

/** What a person sees while blank disks become volumes, and when one of them fails. */
final class StorageStory implements Story {

  private static final Duration REBUILD = Duration.ofMinutes(5);
  private static final String POOL = "storagepool/fast";

  private final Rack rack;
  private final DeclaredRack declared;

  StorageStory(Rack rack) {
    this.rack = rack;
    this.declared = new DeclaredRack(rack);
  }

  @Override
  public void bringUp() {
    declared.bringUp();
    declared.await("hosts,storagepools,volumes", "Ready");
    show();
    RackStory.show(
        "%s: lsblk".formatted(host().name()),
        host().execOk("lsblk --output NAME,SIZE,TYPE,FSTYPE,MOUNTPOINTS").text());
  }

  @Override
  public void change() {
    host().execOk("date >/srv/orders/file; sync");
    Progress.title("A disk fails: mdadm --fail on " + host().name());
    host()
        .execOk(
            """
            mdadm /dev/md/ironkeel-fast --fail /dev/$(mdadm --detail --export /dev/md/ironkeel-fast |
              sed -n 's/^MD_DEVICE_dev_\\(.*\\)_ROLE=0$/\\1/p') 2>&1
            """);
    await("the pool to tell", "Degraded", "True");
    show();
    Await.until(
        "the spare to be filled",
        REBUILD,
        () -> {
          if (!host().execOk("cat /sys/block/md*/md/degraded").text().equals("0")) {
            throw new IllegalStateException("being filled");
          }
        });
    RackStory.show(
        "kubectl get events",
        rack.kubectl("get", "events", "--field-selector=involvedObject.kind=StoragePool"));
    RackStory.show(
        host().name() + ": cat /proc/mdstat; cat /srv/orders/file",
        host().execOk("cat /proc/mdstat; cat /srv/orders/file").text());
    RackStory.show(
        "kubectl get storagepool fast -o jsonpath='{.status.findings}'",
        rack.kubectl("get", POOL, "-o=jsonpath={.status.findings}"));
  }

  private void await(String what, String condition, String status) {
    Await.until(
        what,
        () -> {
          if (!declared.status(POOL, condition).equals(status)) {
            throw new IllegalStateException("not told yet");
          }
        });
  }

  private Machine host() {
    return rack.machine(rack.kubectl("get", "volume/orders", "-o=jsonpath={.status.host}"));
  }

  private void show() {
    RackStory.show("kubectl get storagepools", rack.kubectl("get", "storagepools"));
    RackStory.show("kubectl get volumes", rack.kubectl("get", "volumes"));
  }
}
