const pulumi = require("@pulumi/pulumi");
const compute = require("@pulumi/azure-native/compute");
const network = require("@pulumi/azure-native/network");
const resources = require("@pulumi/azure-native/resources");

const config = new pulumi.Config();
const group = resources.getResourceGroupOutput({ resourceGroupName: config.get("group") ?? "shared" });
const subnet = network.getSubnetOutput({ resourceGroupName: group.name, virtualNetworkName: "main", subnetName: "web" });
const resourceGroupName = group.name;
const address = new network.PublicIPAddress("web", {
    resourceGroupName,
    sku: { name: "Standard" },
    publicIPAllocationMethod: "Static",
    zones: ["1", "2", "3"],
});
const balancer = new network.LoadBalancer("web", {
    resourceGroupName,
    sku: { name: "Standard" },
    frontendIPConfigurations: [{ name: "web", publicIPAddress: { id: address.id } }],
    backendAddressPools: [{ name: "web" }],
    probes: [{ name: "web", protocol: "Http", port: 80, requestPath: "/health" }],
});
const pool = balancer.backendAddressPools.apply((pools) => pools?.[0].id);
new compute.VirtualMachineScaleSet("web", {
    resourceGroupName,
    zones: ["1", "2", "3"],
    sku: { name: "Standard_D2s_v5", capacity: config.getNumber("instances") ?? 3 },
    upgradePolicy: { mode: "Automatic" },
    virtualMachineProfile: {
        osProfile: { computerNamePrefix: "web", adminUsername: "web", adminPassword: config.requireSecret("password") },
        storageProfile: { imageReference: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" } },
        networkProfile: {
            networkInterfaceConfigurations: [
                {
                    name: "web",
                    primary: true,
                    ipConfigurations: [{ name: "web", subnet: { id: subnet.id }, loadBalancerBackendAddressPools: [{ id: pool }] }],
                },
            ],
        },
    },
});
exports.address = address.ipAddress.apply((text) => text ?? "not yet");
