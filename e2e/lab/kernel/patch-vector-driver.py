#!/usr/bin/env python3
"""Gives the UML network card what a data-centre NIC has: jumbo frames, a link speed (802.3ad needs one), a cable that
can be pulled (`uml_mconsole ID config vecN:carrier=on|off`), and a port that comes up again after it was set down.
Takes the folder of the UML drivers. Fails loudly when a driver has changed."""
import sys
from pathlib import Path

DRIVERS = Path(sys.argv[1])


def edit(name, *changes):
    file = DRIVERS / name
    source = file.read_text()
    for anchor, text in changes:
        if source.count(anchor) != 1:
            sys.exit(f"kernel: expected exactly one {anchor!r} in {file}, found {source.count(anchor)}")
        source = source.replace(anchor, text)
    file.write_text(source)


LINK_SPEED = """static int vector_get_link_ksettings(struct net_device *dev,
				     struct ethtool_link_ksettings *cmd)
{
	ethtool_link_ksettings_zero_link_mode(cmd, supported);
	ethtool_link_ksettings_zero_link_mode(cmd, advertising);
	cmd->base.speed = SPEED_10000;
	cmd->base.duplex = DUPLEX_FULL;
	cmd->base.port = PORT_DA;
	cmd->base.autoneg = AUTONEG_DISABLE;
	return 0;
}

"""

CARRIER = """	{
		struct vector_device *device;
		char state[4];

		if (sscanf(str, "%d:carrier=%3s", &n, state) == 2) {
			device = find_device(n);
			if (device == NULL) {
				*error_out = "no such device";
				return -ENODEV;
			}
			if (strcmp(state, "off") == 0)
				netif_carrier_off(device->dev);
			else
				netif_carrier_on(device->dev);
			return 0;
		}
	}

"""

ETHTOOL = "static const struct ethtool_ops vector_net_ethtool_ops = {\n"
PARSE = "\terr = vector_parse(str, &n, &params, error_out);\n"
MTU = "\tdev->mtu = get_mtu(def);\n"

edit(
    "vector_kern.c",
    (MTU, MTU + "\tdev->max_mtu = 16000;\n"),
    (ETHTOOL, LINK_SPEED + ETHTOOL + "\t.get_link_ksettings = vector_get_link_ksettings,\n"),
    (PARSE, CARRIER + PARSE),
)
# Setting a port down closes its descriptor: work on a copy, so that the port can be opened again.
edit("vector_user.c", ("\tfd = strtofd(fdarg);\n", "\tfd = dup(strtofd(fdarg));\n"))
