const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { random } = require("../packages");

const provider = {
    async create(inputs) {
        return { id: inputs.schema, outs: { ...inputs, owner: "shop" } };
    },
};

class Schema extends pulumi.dynamic.Resource {
    constructor(name, args, options) {
        super(provider, name, { owner: undefined, ...args }, options);
    }
}

const login = new random.RandomPassword("master", { length: 32 });
const cluster = new aws.rds.Cluster("db", {
    engine: "aurora-postgresql",
    masterUsername: "shop",
    masterPassword: login.result,
    storageEncrypted: true,
    skipFinalSnapshot: true,
});
const members = Array.from(
    { length: 2 },
    (_, index) =>
        new aws.rds.ClusterInstance(`db-${index}`, { clusterIdentifier: cluster.id, instanceClass: "db.r7g.large", engine: "aurora-postgresql" }),
);
const schemas = ["orders", "customers"].map(
    (schema) => new Schema(schema, { schema, host: cluster.endpoint, password: login.result }, { dependsOn: members }),
);
new aws.ssm.Parameter("url", {
    type: "SecureString",
    value: pulumi.interpolate`postgres://shop:${login.result}@${cluster.endpoint}/${schemas[0].owner}`,
});
