// A small app of two stacks. Arguments: the library (cdktf or cdktn) and the output folder.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [library, outdir] = process.argv.slice(2);
const {
    App,
    Fn,
    TerraformHclModule,
    TerraformIterator,
    TerraformLocal,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
    TerraformCount,
} = require(library);

const app = new App({ outdir });
const data = new TerraformStack(app, "data");
const web = new TerraformStack(app, "web");

const resource = (scope, id, type, properties, config = {}) => {
    const made = new TerraformResource(scope, id, { terraformResourceType: type, ...config });
    for (const [key, value] of Object.entries(properties)) made.addOverride(key, value);
    return made;
};

const dlq = resource(data, "dead-letters", "aws_sqs_queue", { name: "orders-dlq" });
const zone = new TerraformLocal(data, "zone", "eu-west-1");
const password = new TerraformVariable(data, "password", { type: "string", sensitive: true, default: "changeme" });
resource(
    data,
    "db",
    "aws_db_instance",
    { engine: "postgres", multi_az: true, password: password.value, availability_zone: `${zone.asString}a`, ca_cert_identifier: null },
    { lifecycle: { preventDestroy: true, ignoreChanges: ["engine_version"] } },
);
resource(data, "absent", "aws_sqs_queue", {}, { count: TerraformCount.of(0) });
resource(data, "optional", "aws_sqs_queue", {}, { count: TerraformCount.of(new TerraformVariable(data, "copies", { type: "number" }).numberValue) });
const names = TerraformIterator.fromList(["a", "b"]);
resource(data, "each", "aws_sqs_queue", { name: names.value }, { forEach: names });
new TerraformOutput(data, "zone-of", { value: zone.asString });

const orders = resource(web, "orders", "aws_sqs_queue", {
    redrive_policy: Fn.jsonencode({ deadLetterTargetArn: dlq.getStringAttribute("arn"), maxReceiveCount: 5 }),
    policy: JSON.stringify({ Statement: [{ Resource: dlq.getStringAttribute("arn"), Action: "sqs:*" }] }),
});
resource(web, "alarm", "aws_cloudwatch_metric_alarm", { dimensions: { QueueName: dlq.getStringAttribute("name") } }, { dependsOn: [orders] });
new TerraformHclModule(web, "net", { source: "terraform-aws-modules/vpc/aws", variables: { queue: orders.getStringAttribute("arn") } });
resource(web, "group", "aws_security_group", {
    dynamic: { ingress: { for_each: [80, 443], iterator: "port", content: { fromPort: "${port.value}" } } },
});

// What an evaluation sees before synthesis has prepared the stacks: references to another stack look local.
writeFileSync(join(outdir, "unprepared.json"), JSON.stringify({ data: data.toTerraform(), web: web.toTerraform() }));
app.synth();
