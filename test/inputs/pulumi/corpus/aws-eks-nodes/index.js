const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { eks } = require("../packages");

const POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly"];

function nodeRole(name) {
    const role = new aws.iam.Role(name, { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }) });
    POLICIES.forEach(
        (policy, index) => new aws.iam.RolePolicyAttachment(`${name}-${index}`, { role, policyArn: `arn:aws:iam::aws:policy/${policy}` }),
    );
    return role;
}

const role = nodeRole("nodes");
const network = new pulumi.StackReference("acme/network/prod");
const cluster = new eks.Cluster("main", {
    vpcId: network.requireOutput("vpcId"),
    privateSubnetIds: network.requireOutput("privateSubnetIds"),
    skipDefaultNodeGroup: true,
    instanceRoles: [role],
    createOidcProvider: true,
    endpointPrivateAccess: true,
    endpointPublicAccess: false,
    enabledClusterLogTypes: ["api", "audit", "authenticator"],
});
new eks.ManagedNodeGroup("system", {
    cluster,
    nodeRole: role,
    scalingConfig: { minSize: 2, maxSize: 4, desiredSize: 2 },
    instanceTypes: ["m7g.large"],
});
const issuer = cluster.core.oidcProvider.url.apply((url) => url.replace("https://", ""));
new aws.iam.Role("external-dns", {
    assumeRolePolicy: pulumi.all([cluster.core.oidcProvider.arn, issuer]).apply(([arn, url]) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Federated: arn },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { [`${url}:sub`]: "system:serviceaccount:dns:external-dns" } },
                },
            ],
        }),
    ),
});
new aws.eks.Addon("ebs", { clusterName: cluster.eksCluster.name, addonName: "aws-ebs-csi-driver" });
