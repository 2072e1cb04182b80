const { awsx, eks, k8s } = require("../packages");

const vpc = new awsx.ec2.Vpc("hello", { numberOfAvailabilityZones: 2 });
const cluster = new eks.Cluster("hello", {
    vpcId: vpc.vpcId,
    publicSubnetIds: vpc.publicSubnetIds,
    privateSubnetIds: vpc.privateSubnetIds,
    desiredCapacity: 2,
    minSize: 1,
    maxSize: 3,
    nodeAssociatePublicIpAddress: false,
});
const provider = new k8s.Provider("hello", { kubeconfig: cluster.kubeconfig.apply(JSON.stringify) });
const labels = { app: "hello" };
const namespace = new k8s.Namespace("hello", {}, { provider });
new k8s.Deployment(
    "hello",
    {
        metadata: { namespace: namespace.metadata.name, labels },
        spec: {
            replicas: 1,
            selector: { matchLabels: labels },
            template: { metadata: { labels }, spec: { containers: [{ name: "hello", image: "nginx:latest" }] } },
        },
    },
    { provider },
);
const service = new k8s.Service("hello", { spec: { type: "LoadBalancer", ports: [{ port: 80 }], selector: labels } }, { provider });
exports.kubeconfig = cluster.kubeconfig;
exports.address = service.status.loadBalancer.ingress[0].hostname;
