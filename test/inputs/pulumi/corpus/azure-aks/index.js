const pulumi = require("@pulumi/pulumi");
const aks = require("@pulumi/azure-native/containerservice");
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { azuread, k8s, tls } = require("../packages");

const config = new pulumi.Config();
const group = new ResourceGroup("aks");
const app = new azuread.Application("aks", { displayName: "aks" });
const principal = new azuread.ServicePrincipal("aks", { clientId: app.clientId });
const password = new azuread.ServicePrincipalPassword("aks", { servicePrincipalId: principal.id, endDate: "2099-01-01T00:00:00Z" });
const key = new tls.PrivateKey("aks", { algorithm: "RSA", rsaBits: 4096 });
const cluster = new aks.ManagedCluster(config.get("name") || "aks", {
    resourceGroupName: group.name,
    agentPoolProfiles: [{ name: "system", mode: "System", count: 3, vmSize: "Standard_D2s_v5", osType: "Linux", type: "VirtualMachineScaleSets" }],
    dnsPrefix: group.name,
    enableRBAC: true,
    linuxProfile: { adminUsername: "aks", ssh: { publicKeys: [{ keyData: key.publicKeyOpenssh }] } },
    nodeResourceGroup: pulumi.interpolate`nodes-${group.name}`,
    servicePrincipalProfile: { clientId: app.clientId, secret: password.value },
});
const credentials = aks.listManagedClusterUserCredentialsOutput({ resourceGroupName: group.name, resourceName: cluster.name });
const kubeconfig = credentials.kubeconfigs[0].value.apply((text) => Buffer.from(text, "base64").toString());
const provider = new k8s.Provider("aks", { kubeconfig });
const namespace = new k8s.Namespace("shop", {}, { provider });
new k8s.Release("ingress", { chart: "ingress-nginx", namespace: namespace.metadata.name, values: { controller: { replicaCount: 2 } } }, { provider });
exports.kubeconfig = pulumi.secret(kubeconfig);
