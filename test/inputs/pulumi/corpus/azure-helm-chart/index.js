const pulumi = require("@pulumi/pulumi");
const aks = require("@pulumi/azure-native/containerservice");
const { k8s } = require("../packages");

module.exports = async () => {
    const platform = new pulumi.StackReference("acme/platform/prod");
    const [resourceGroupName, resourceName] = await Promise.all([platform.getOutputValue("resourceGroup"), platform.getOutputValue("cluster")]);
    const { kubeconfigs } = await aks.listManagedClusterAdminCredentials({ resourceGroupName, resourceName });
    const kubeconfig = Buffer.from(kubeconfigs[0].value, "base64").toString("utf8");
    const provider = new k8s.Provider("platform", { kubeconfig, enableServerSideApply: true });
    const chart = new k8s.Chart(
        "monitoring",
        { chart: "kube-prometheus-stack", namespace: "monitoring", values: { grafana: { enabled: true } } },
        { provider },
    );
    const services = chart.resources.apply((all) => all.filter(({ kind }) => kind === "Service"));
    return { services: services.apply((all) => all.map(({ metadata }) => metadata.name)) };
};
