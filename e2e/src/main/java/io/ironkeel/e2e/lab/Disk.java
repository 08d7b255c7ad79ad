package io.ironkeel.e2e.lab;

/**
 * A disk of a machine, backed by a sparse file of the host; its content survives power cuts.
 *
 * @param serial the serial number, unique in the machine; the guest finds it in sysfs
 */
public record Disk(String serial, int sizeMiB) {}
