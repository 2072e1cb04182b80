const pulumi = require("@pulumi/pulumi");
const network = require("@pulumi/azure-native/network");
const privatedns = require("@pulumi/azure-native/privatedns");
const web = require("@pulumi/azure-native/web");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

class PrivateApp extends pulumi.ComponentResource {
    constructor(name, { group, plan, subnet, zone }, options) {
        super("shop:web:PrivateApp", name, {}, options);
        const parent = { parent: this };
        const resourceGroupName = group.name;
        this.app = new web.WebApp(name, { resourceGroupName, serverFarmId: plan.id, httpsOnly: true, publicNetworkAccess: "Disabled" }, parent);
        const endpoint = new network.PrivateEndpoint(
            name,
            {
                resourceGroupName,
                subnet: { id: subnet },
                privateLinkServiceConnections: [{ name, groupIds: ["sites"], privateLinkServiceId: this.app.id }],
            },
            parent,
        );
        this.group = new network.PrivateDnsZoneGroup(
            name,
            { resourceGroupName, privateEndpointName: endpoint.name, privateDnsZoneConfigs: [{ name, privateDnsZoneId: zone.id }] },
            parent,
        );
        this.fqdn = this.group.privateDnsZoneConfigs.apply((configs) => configs[0].recordSets[0].fqdn);
        this.registerOutputs({ fqdn: this.fqdn });
    }
}

const group = new ResourceGroup("web");
const plan = new web.AppServicePlan("web", { resourceGroupName: group.name, sku: { name: "P1v3", tier: "PremiumV3", capacity: 2 } });
const vnet = new network.VirtualNetwork("web", {
    resourceGroupName: group.name,
    addressSpace: { addressPrefixes: ["10.2.0.0/16"] },
    subnets: [{ name: "apps", addressPrefix: "10.2.1.0/24" }],
});
const zone = new privatedns.PrivateZone("web", {
    resourceGroupName: group.name,
    privateZoneName: "privatelink.azurewebsites.net",
    location: "global",
});
const subnet = vnet.subnets.apply((all) => all.find(({ name }) => name === "apps").id);
exports.apps = ["shop", "admin"].map((name) => new PrivateApp(name, { group, plan, subnet, zone }).fqdn);
