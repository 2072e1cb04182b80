const pulumi = require("@pulumi/pulumi");
const postgres = require("@pulumi/azure-native/dbforpostgresql");
const network = require("@pulumi/azure-native/network");
const privatedns = require("@pulumi/azure-native/privatedns");
const { getResourceGroup } = require("@pulumi/azure-native/resources");
const { random } = require("../packages");

module.exports = async () => {
    const group = await getResourceGroup({ resourceGroupName: "shared" });
    const [vnet, zone] = await Promise.all([
        network.getVirtualNetwork({ resourceGroupName: group.name, virtualNetworkName: "main" }),
        privatedns.getPrivateZone({ resourceGroupName: group.name, privateZoneName: "shop.postgres.database.azure.com" }),
    ]);
    const subnet = vnet.subnets.find(({ name }) => name.endsWith("data"));
    if (subnet === undefined) throw new Error("the network has no subnet for data");
    const password = new random.RandomPassword("db", { length: 30 });
    const server = new postgres.Server("db", {
        resourceGroupName: group.name,
        version: "16",
        sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" },
        administratorLogin: "shop",
        administratorLoginPassword: password.result,
        network: { delegatedSubnetResourceId: subnet.id, privateDnsZoneArmResourceId: zone.id },
        highAvailability: { mode: group.location.startsWith("west") ? "ZoneRedundant" : "SameZone" },
    });
    for (const name of ["orders", "customers"])
        new postgres.Database(name, { resourceGroupName: group.name, serverName: server.name, databaseName: name });
    return {
        host: server.fullyQualifiedDomainName,
        url: pulumi.interpolate`postgres://shop:${password.result}@${server.fullyQualifiedDomainName}/orders`,
    };
};
