const pulumi = require("@pulumi/pulumi");
const network = require("@pulumi/azure-native/network");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const { hub: hubSpace, spokes } = new pulumi.Config().requireObject("network");
const group = new ResourceGroup("network");
const resourceGroupName = group.name;
const hub = new network.VirtualNetwork("hub", { resourceGroupName, addressSpace: { addressPrefixes: [hubSpace] } }, { ignoreChanges: ["subnets"] });
const subnets = ["AzureFirewallSubnet", "GatewaySubnet"].map(
    (name, index) =>
        new network.Subnet(name, {
            resourceGroupName,
            virtualNetworkName: hub.name,
            subnetName: name,
            addressPrefix: hubSpace.replace(/\.0\.0\/\d+$/, `.${index}.0/24`),
        }),
);
const address = new network.PublicIPAddress("firewall", { resourceGroupName, sku: { name: "Standard" }, publicIPAllocationMethod: "Static" });
const firewall = new network.AzureFirewall("firewall", {
    resourceGroupName,
    ipConfigurations: [{ name: "main", subnet: { id: subnets[0].id }, publicIPAddress: { id: address.id } }],
});
const next = firewall.ipConfigurations.apply((all) => all?.[0]?.privateIPAddress ?? "10.0.0.4");
for (const { name, space } of spokes) {
    const routes = new network.RouteTable(name, {
        resourceGroupName,
        routes: [{ name: "out", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: next }],
    });
    const spoke = new network.VirtualNetwork(name, {
        resourceGroupName,
        addressSpace: { addressPrefixes: [space] },
        subnets: [{ name: "main", addressPrefix: space, routeTable: { id: routes.id } }],
    });
    for (const [from, to] of [
        [hub, spoke],
        [spoke, hub],
    ])
        new network.VirtualNetworkPeering(`${name}-${from === hub ? "out" : "in"}`, {
            resourceGroupName,
            virtualNetworkName: from.name,
            remoteVirtualNetwork: { id: to.id },
            allowForwardedTraffic: true,
        });
}
exports.hub = hub.id;
