package io.ironkeel.agent.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.inventory.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Volume groups and logical volumes, as LVM reports them (lvmreport(7)). */
record Lvm(Commands commands) {

  List<ActualGroup> groups() {
    var devices = rows("pvs", "pv", "pv_name,vg_name,pv_size,dev_size,pv_missing");
    return rows("vgs", "vg", "vg_name,vg_tags,vg_size,vg_free").stream()
        .map(
            row ->
                new ActualGroup(
                    text(row, "vg_name"),
                    tags(row, "vg_tags"),
                    number(row, "vg_size"),
                    number(row, "vg_free"),
                    devices.stream()
                        .filter(device -> text(device, "vg_name").equals(text(row, "vg_name")))
                        .map(
                            device ->
                                new ActualGroup.PhysicalVolume(
                                    text(device, "pv_name"),
                                    number(device, "pv_size"),
                                    number(device, "dev_size"),
                                    !text(device, "pv_missing").isEmpty()))
                        .toList()))
        .toList();
  }

  List<ActualVolume> volumes() {
    return rows("lvs", "lv", "vg_name,lv_name,lv_size,lv_tags,lv_active,lv_when_full,data_percent")
        .stream()
        .map(
            row ->
                new ActualVolume(
                    text(row, "vg_name"),
                    text(row, "lv_name"),
                    number(row, "lv_size"),
                    tags(row, "lv_tags"),
                    text(row, "lv_active").equals("active"),
                    text(row, "lv_when_full").equals("error"),
                    percent(text(row, "data_percent"))))
        .toList();
  }

  private List<JsonNode> rows(String program, String kind, String columns) {
    var report =
        Json.parse(
            commands.run(
                program, "--reportformat=json", "--units=b", "--nosuffix", "--options=" + columns));
    var rows = new ArrayList<JsonNode>();
    report.path("report").forEach(part -> part.path(kind).forEach(rows::add));
    return rows;
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).asText("");
  }

  private static List<String> tags(JsonNode row, String column) {
    return Stream.of(text(row, column).split(",")).filter(tag -> !tag.isEmpty()).toList();
  }

  private static long number(JsonNode row, String column) {
    var text = text(row, column);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private static int percent(String text) {
    return text.isEmpty() ? 0 : new BigDecimal(text).setScale(0, RoundingMode.DOWN).intValue();
  }
}
