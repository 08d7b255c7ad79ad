package io.ironkeel.agent.links;

import io.ironkeel.agent.links.ActualLink.LinkData;
import io.ironkeel.agent.links.ActualLink.LinkInfo;
import io.ironkeel.api.network.Bond;
import java.util.Objects;

/** Makes one bond, or brings one we made in line, with its members. */
final class BondPlanner {

  /** What the kernel gives a new bond. */
  private static final int NEW_MTU = 1500;

  private final Bond wanted;
  private final Draft draft;

  BondPlanner(Bond wanted, Draft draft) {
    this.wanted = wanted;
    this.draft = draft;
  }

  /** Whether the bond can be had; its addresses and that it is up are left to do. */
  boolean plan() {
    var existing = draft.find(wanted.name());
    if (existing.isEmpty()) {
      draft.create(
          new LinkAction.CreateBond(
              wanted.name(),
              wanted.mode(),
              wanted.monitorIntervalMillis(),
              wanted.transmitHashPolicy()),
          ActualLink.made(wanted.name(), null, NEW_MTU, LinkInfo.of(wanted)));
    } else if (existing.get().owned() && existing.get().isA("bond")) {
      existing.get().data("bond").ifPresent(this::bringInLine);
    } else {
      return false;
    }
    // Before members join: they get it from the bond.
    draft.setMtu(wanted.name(), wanted.mtuBytes());
    wanted.members().forEach(this::planMember);
    planPrimary();
    return true;
  }

  private void bringInLine(LinkData actual) {
    if (!wanted.mode().kernelName().equals(actual.mode())) {
      // Not by deleting the bond: that would take along what somebody else has on top of it.
      draft.setDown(wanted.name());
      draft.in(wanted.name()).forEach(member -> draft.leave(member.name()));
      draft.act(new LinkAction.SetBondMode(wanted.name(), wanted.mode()));
    }
    if (!wanted.monitorIntervalMillis().equals(actual.monitorIntervalMillis())
        || !wanted.transmitHashPolicy().kernelName().equals(actual.transmitHashPolicy())) {
      draft.act(
          new LinkAction.SetBond(
              wanted.name(), wanted.monitorIntervalMillis(), wanted.transmitHashPolicy()));
    }
  }

  private void planMember(String name) {
    var member = draft.find(name).orElse(null);
    if (member == null) {
      return;
    }
    if (member.master() == null) {
      // The kernel takes no member that is up, and sets it up itself then.
      draft.setDown(name);
      draft.join(name, wanted.name());
    } else if (!member.master().equals(wanted.name())) {
      draft.unmet(
          "%s cannot join %s: somebody else has put it into %s; take it out of there."
              .formatted(name, wanted.name(), member.master()));
      return;
    }
    draft.setMtu(name, wanted.mtuBytes());
    draft.setUp(name);
  }

  private void planPrimary() {
    if (wanted.mode() != Bond.Mode.ACTIVE_BACKUP) {
      return;
    }
    var actual =
        draft
            .find(wanted.name())
            .flatMap(bond -> bond.data("bond"))
            .map(LinkData::primary)
            .orElse(null);
    if (wanted.primary() == null && actual != null) {
      draft.act(new LinkAction.ClearPrimary(wanted.name()));
    } else if (!Objects.equals(wanted.primary(), actual)
        && draft.in(wanted.name()).stream().anyMatch(m -> m.name().equals(wanted.primary()))) {
      draft.act(new LinkAction.SetPrimary(wanted.name(), wanted.primary()));
    }
  }
}
