const { policyTest, pulumi, pulumiAws, terraform, unknown } = require("prodgate/testing");
const { internalFrontDoors } = require("../policies/internal-front-doors");
const { digitalOceanLoadBalancer } = require("../readers/digitalocean");

const aws = (properties) => pulumiAws("lb/loadBalancer:LoadBalancer", "tools", properties);
const awsBlock = (properties) => terraform("aws_lb", "tools", properties);
const digitalOcean = (properties) => pulumi("digitalocean:index/loadBalancer:LoadBalancer", "tools", properties);
const digitalOceanBlock = (properties) => terraform("digitalocean_loadbalancer", "tools", properties);

const open = (found) => ({
    resource: "tools",
    message: `Load balancer "tools" is open to the internet (${found}).`,
    fix: "Make it internal. This replaces the load balancer.",
});

policyTest(internalFrontDoors, {
    readers: [digitalOceanLoadBalancer],
    passes: [
        { title: "an internal load balancer", stack: [aws({ internal: true })] },
        { title: "an internal load balancer in Terraform", stack: [awsBlock({ internal: true })] },
        { title: "an internal load balancer of DigitalOcean", stack: [digitalOcean({ network: "INTERNAL" })] },
        { title: "an application that is not an internal tool", stack: [aws({})], options: { enabled: false } },
    ],
    violations: [
        {
            title: "internal left out: the provider's default is false",
            stack: [aws({})],
            findings: [open("loadBalancerType is application by default, internal is false by default")],
        },
        {
            title: "a load balancer that is open in Terraform",
            stack: [awsBlock({ internal: false })],
            findings: [open("load_balancer_type is application by default, internal is false")],
        },
        {
            title: "network left out: the provider's default is EXTERNAL",
            stack: [digitalOceanBlock({})],
            findings: [open("network is EXTERNAL by default")],
        },
    ],
    undecided: [
        {
            title: "a network that deployment decides",
            stack: [digitalOcean({ network: unknown })],
            because: ["network is known only after deployment"],
        },
    ],
    same: [{ title: "open by default", stacks: [[aws({})], [awsBlock({})], [digitalOcean({})], [digitalOceanBlock({})]] }],
});
