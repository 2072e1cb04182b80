const pulumi = require("@pulumi/pulumi");
const app = require("@pulumi/azure-native/app");
const registries = require("@pulumi/azure-native/containerregistry");
const insights = require("@pulumi/azure-native/operationalinsights");
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { docker } = require("../packages");

const resourceGroupName = new ResourceGroup("shop").name;
const workspace = new insights.Workspace("shop", { resourceGroupName, sku: { name: "PerGB2018" }, retentionInDays: 30 });
const keys = insights.getSharedKeysOutput({ resourceGroupName, workspaceName: workspace.name });
const environment = new app.ManagedEnvironment("shop", {
    resourceGroupName,
    appLogsConfiguration: {
        destination: "log-analytics",
        logAnalyticsConfiguration: { customerId: workspace.customerId, sharedKey: keys.apply(({ primarySharedKey }) => primarySharedKey) },
    },
});
const registry = new registries.Registry("shop", { resourceGroupName, sku: { name: "Basic" }, adminUserEnabled: true });
const login = pulumi
    .all([resourceGroupName, registry.name])
    .apply(([group, registryName]) => registries.listRegistryCredentials({ resourceGroupName: group, registryName }));
const username = login.username;
const password = login.passwords.apply((all) => all[0].value);
const images = ["web", "worker"].map(
    (name) =>
        new docker.Image(name, {
            imageName: pulumi.interpolate`${registry.loginServer}/${name}:1`,
            build: { context: `./${name}` },
            registry: { server: registry.loginServer, username, password },
        }),
);
for (const [index, image] of images.entries())
    new app.ContainerApp(`app-${index}`, {
        resourceGroupName,
        managedEnvironmentId: environment.id,
        configuration: {
            ingress: index === 0 ? { external: true, targetPort: 80 } : undefined,
            registries: [{ server: registry.loginServer, username, passwordSecretRef: "registry" }],
            secrets: [{ name: "registry", value: password }],
        },
        template: { containers: [{ name: "main", image: image.imageName }] },
    });
