package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.product.Rack;

/** What a person sees of an example. */
interface Story {

  /** Until all of it is as declared. */
  void bringUp();

  /** Something happens to it. */
  void change();

  static Story of(Rack rack) {
    var domains = rack.plan().domains();
    if (domains.contains("fabric")) {
      return new FabricStory(rack);
    }
    if (domains.contains("tenancy")) {
      return new TenancyStory(rack);
    }
    return domains.contains("storage") ? new StorageStory(rack) : new RackStory(rack);
  }
}
