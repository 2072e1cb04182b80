const aws = require("@pulumi/aws");
const { awsx } = require("../packages");

module.exports = async () => {
    const network = await awsx.ec2.getDefaultVpc();
    const files = new aws.efs.FileSystem("files", { encrypted: true });
    const mounts = [];
    for (let at = 0; at < network.publicSubnetIds.length; at++)
        mounts.push(new aws.efs.MountTarget(`files-${at}`, { fileSystemId: files.id, subnetId: network.publicSubnetIds[at] }));
    const task = new awsx.ecs.FargateTaskDefinition(
        "report",
        {
            container: { name: "report", image: "report:1", memory: 512, mountPoints: [{ containerPath: "/data", sourceVolume: "files" }] },
            volumes: [{ name: "files", efsVolumeConfiguration: { fileSystemId: files.id, transitEncryption: "ENABLED" } }],
        },
        { dependsOn: mounts },
    );
    const cluster = new aws.ecs.Cluster("report");
    const rule = new aws.cloudwatch.EventRule("report", { scheduleExpression: "cron(0 3 * * ? *)" });
    new aws.cloudwatch.EventTarget("report", {
        rule: rule.name,
        arn: cluster.arn,
        roleArn: "arn:aws:iam::111122223333:role/events",
        ecsTarget: { launchType: "FARGATE", taskDefinitionArn: task.taskDefinition.arn, networkConfiguration: { subnets: network.publicSubnetIds } },
    });
};
