#!/usr/bin/env python3
"""Gives the UML network card what a data-centre NIC has: jumbo frames, a link speed (802.3ad needs one), and a
cable that can be pulled (`uml_mconsole ID config vecN:carrier=off|on`). Fails loudly when the driver has changed."""
import sys

path = sys.argv[1]
source = open(path).read()


def replace(anchor, text):
    global source
    if source.count(anchor) != 1:
        sys.exit(f"kernel: expected exactly one {anchor!r} in {path}, found {source.count(anchor)}")
    source = source.replace(anchor, text)


replace(
    "\tdev->mtu = get_mtu(def);\n",
    "\tdev->mtu = get_mtu(def);\n\tdev->max_mtu = 16000;\n",
)
replace(
    "static const struct ethtool_ops vector_net_ethtool_ops = {\n",
    """static int vector_get_link_ksettings(struct net_device *dev,
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

static const struct ethtool_ops vector_net_ethtool_ops = {
	.get_link_ksettings = vector_get_link_ksettings,
""",
)
config = source.find("static int vector_config(")
parse = source.find("\terr = vector_parse(str", config)
if config < 0 or parse < 0:
    sys.exit(f"kernel: vector_config() in {path} no longer looks as expected")
source = (
    source[:parse]
    + """	{
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
    + source[parse:]
)
open(path, "w").write(source)
