/** Packages that are not installed here, as their generated SDKs declare what these programs make: the same types, the same outputs. */

const pulumi = require("@pulumi/pulumi");

const withOutputs = (outputs, args) => ({ ...Object.fromEntries(outputs.map((output) => [output, undefined])), ...args });

/** A component that a plugin makes elsewhere. */
const remote = (type, ...outputs) =>
    class extends pulumi.ComponentResource {
        constructor(name, args, options) {
            super(type, name, withOutputs(outputs, args), options, true);
        }
    };

const custom = (type, ...outputs) =>
    class extends pulumi.CustomResource {
        constructor(name, args, options) {
            super(type, name, withOutputs(outputs, args), options);
        }
    };

const provider = (name) =>
    class extends pulumi.ProviderResource {
        constructor(title, args, options) {
            super(name, title, args, options);
        }
    };

exports.awsx = {
    ec2: {
        Vpc: remote("awsx:ec2:Vpc", "vpc", "vpcId", "publicSubnetIds", "privateSubnetIds", "isolatedSubnetIds", "natGateways"),
        DefaultVpc: remote("awsx:ec2:DefaultVpc", "vpcId", "publicSubnetIds", "privateSubnetIds"),
        getDefaultVpc: (args = {}) => pulumi.runtime.invoke("awsx:ec2:getDefaultVpc", args),
    },
    ecr: {
        Repository: remote("awsx:ecr:Repository", "repository", "url", "lifecyclePolicy"),
        Image: remote("awsx:ecr:Image", "imageUri"),
    },
    ecs: {
        FargateService: remote("awsx:ecs:FargateService", "service", "taskDefinition"),
        FargateTaskDefinition: remote("awsx:ecs:FargateTaskDefinition", "taskDefinition", "logGroup", "taskRole", "executionRole"),
    },
    lb: {
        ApplicationLoadBalancer: remote(
            "awsx:lb:ApplicationLoadBalancer",
            "loadBalancer",
            "defaultTargetGroup",
            "defaultSecurityGroup",
            "listeners",
            "vpcId",
        ),
    },
};

exports.eks = {
    Cluster: remote(
        "eks:index:Cluster",
        "awsProvider",
        "clusterSecurityGroup",
        "core",
        "eksCluster",
        "instanceRoles",
        "kubeconfig",
        "kubeconfigJson",
        "nodeSecurityGroup",
        "oidcProviderArn",
        "oidcProviderUrl",
    ),
    ManagedNodeGroup: remote("eks:index:ManagedNodeGroup", "nodeGroup"),
};

exports.apigateway = { RestAPI: remote("aws-apigateway:index:RestAPI", "api", "apiPolicy", "deployment", "stage", "staticRoutesBucket", "url") };

exports.staticWebsite = {
    Website: remote("aws-static-website:index:Website", "bucketName", "bucketWebsiteURL", "cdnDomainName", "cdnURL", "logsBucketName", "websiteURL"),
};

exports.k8s = {
    Provider: provider("kubernetes"),
    Namespace: custom("kubernetes:core/v1:Namespace", "metadata", "status"),
    Service: custom("kubernetes:core/v1:Service", "metadata", "spec", "status"),
    Secret: custom("kubernetes:core/v1:Secret", "metadata"),
    Deployment: custom("kubernetes:apps/v1:Deployment", "metadata", "spec", "status"),
    Release: custom("kubernetes:helm.sh/v3:Release", "status", "resourceNames"),
    Chart: remote("kubernetes:helm.sh/v4:Chart", "resources"),
};

exports.random = {
    RandomPassword: custom("random:index/randomPassword:RandomPassword", "result", "bcryptHash"),
    RandomString: custom("random:index/randomString:RandomString", "result"),
    RandomId: custom("random:index/randomId:RandomId", "hex", "b64Url", "dec"),
};

exports.tls = { PrivateKey: custom("tls:index/privateKey:PrivateKey", "privateKeyPem", "publicKeyOpenssh") };

exports.docker = { Image: custom("docker:index/image:Image", "imageName", "baseImageName", "repoDigest") };

exports.command = { Command: custom("command:local:Command", "stdout", "stderr") };

exports.azuread = {
    Application: custom("azuread:index/application:Application", "clientId", "objectId"),
    ServicePrincipal: custom("azuread:index/servicePrincipal:ServicePrincipal", "objectId"),
    ServicePrincipalPassword: custom("azuread:index/servicePrincipalPassword:ServicePrincipalPassword", "value"),
};
