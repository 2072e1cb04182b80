const pulumi = require("@pulumi/pulumi");
const compute = require("@pulumi/azure-native/compute");
const network = require("@pulumi/azure-native/network");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const config = new pulumi.Config();
const resourceGroupName = new ResourceGroup("web").name;
const vnet = new network.VirtualNetwork("web", {
    resourceGroupName,
    addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
    subnets: [{ name: "default", addressPrefix: "10.0.1.0/24" }],
});
const address = new network.PublicIPAddress("web", { resourceGroupName, publicIPAllocationMethod: network.IPAllocationMethod.Dynamic });
const card = new network.NetworkInterface("web", {
    resourceGroupName,
    ipConfigurations: [{ name: "web", subnet: { id: vnet.subnets[0].id }, publicIPAddress: { id: address.id } }],
});
const vm = new compute.VirtualMachine("web", {
    resourceGroupName,
    networkProfile: { networkInterfaces: [{ id: card.id }] },
    hardwareProfile: { vmSize: "Standard_B2s" },
    osProfile: {
        computerName: "web",
        adminUsername: config.require("username"),
        adminPassword: config.requireSecret("password"),
        customData: Buffer.from("#!/bin/sh\npython3 -m http.server 80").toString("base64"),
    },
    storageProfile: {
        osDisk: { createOption: "FromImage", name: "web" },
        imageReference: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
    },
});
exports.address = vm.id
    .apply(() => network.getPublicIPAddressOutput({ resourceGroupName, publicIpAddressName: address.name }))
    .apply(({ ipAddress }) => ipAddress);
