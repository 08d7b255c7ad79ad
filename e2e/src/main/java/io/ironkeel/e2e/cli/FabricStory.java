package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.product.Rack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person sees while a fabric comes up, and when a cable is pulled. */
final class FabricStory implements Story {

  private final Rack rack;
  private final DeclaredRack declared;

  FabricStory(Rack rack) {
    this.rack = rack;
    this.declared = new DeclaredRack(rack);
  }

  @Override
  public void bringUp() {
    declared.bringUp();
    declared.await("switches,hosts", "RoutingConverged");
    declared.await("links,switches,hosts", "Ready");
    RackStory.show("kubectl get switches", rack.kubectl("get", "switches"));
    RackStory.show("kubectl get links", rack.kubectl("get", "links"));
    show();
  }

  @Override
  public void change() {
    Progress.title("A cable is pulled: dsw-1 - asw-1");
    var cable = rack.cable("dsw-1/5", "asw-1/1");
    cable.cut();
    Await.until(
        "the switch and the link tell",
        () -> {
          if (!declared.status("switch/asw-1", "RoutingConverged").equals("False")
              || !declared.status("link/dsw-1-asw-1", "Ready").equals("False")) {
            throw new IllegalStateException("not told yet");
          }
        });
    RackStory.show("kubectl get switches", rack.kubectl("get", "switches"));
    show();
    Progress.title("And plugged in again");
    cable.plug();
    declared.await("switches,hosts", "RoutingConverged");
    show();
  }

  /** For a page, as it is now. */
  void draw(Path file) throws IOException {
    Files.writeString(file, new FabricPicture(rack.client()).mermaid());
    Progress.note("wrote " + file);
  }

  private void show() {
    RackStory.show(
        "the fabric: + a cable that works, ! one that does not, (outside)",
        String.join("\n", new FabricPicture(rack.client()).lines()));
  }
}
