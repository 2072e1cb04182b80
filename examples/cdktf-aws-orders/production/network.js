"use strict";

const { Construct } = require("constructs");
const { CloudwatchLogGroup } = require("@cdktf/provider-aws/lib/cloudwatch-log-group");
const { DefaultSecurityGroup } = require("@cdktf/provider-aws/lib/default-security-group");
const { FlowLog } = require("@cdktf/provider-aws/lib/flow-log");
const { RouteTable } = require("@cdktf/provider-aws/lib/route-table");
const { RouteTableAssociation } = require("@cdktf/provider-aws/lib/route-table-association");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const { Subnet } = require("@cdktf/provider-aws/lib/subnet");
const { Vpc } = require("@cdktf/provider-aws/lib/vpc");
const { VpcEndpoint } = require("@cdktf/provider-aws/lib/vpc-endpoint");
const { VpcSecurityGroupIngressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule");
const { region, zones } = require("./deployment");
const { serviceRole } = require("./iam");

/** A network without a way out: the functions reach the database and two AWS services, nothing else. */
class Network extends Construct {
    constructor(scope, id) {
        super(scope, id);

        this.vpc = new Vpc(this, "vpc", {
            cidrBlock: "10.40.0.0/20",
            enableDnsHostnames: true,
            enableDnsSupport: true,
            tags: { Name: "orders-production" },
        });
        new DefaultSecurityGroup(this, "closed", { vpcId: this.vpc.id, ingress: [], egress: [] });

        const routes = new RouteTable(this, "routes", { vpcId: this.vpc.id });
        this.subnets = zones.map((zone, index) => {
            const subnet = new Subnet(this, `private-${zone}`, {
                vpcId: this.vpc.id,
                availabilityZone: zone,
                cidrBlock: `10.40.${index * 2}.0/23`,
                tags: { Name: `orders-production-${zone}` },
            });
            new RouteTableAssociation(this, `routes-${zone}`, { subnetId: subnet.id, routeTableId: routes.id });
            return subnet;
        });
        this.subnetIds = this.subnets.map((subnet) => subnet.id);

        this.endpoints = new SecurityGroup(this, "endpoints", { name: "orders-production-endpoints", vpcId: this.vpc.id });
        new VpcSecurityGroupIngressRule(this, "endpoints-https", {
            securityGroupId: this.endpoints.id,
            cidrIpv4: this.vpc.cidrBlock,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
        });
        for (const service of ["secretsmanager", "sqs"]) {
            new VpcEndpoint(this, service, {
                vpcId: this.vpc.id,
                serviceName: `com.amazonaws.${region}.${service}`,
                vpcEndpointType: "Interface",
                privateDnsEnabled: true,
                subnetIds: this.subnetIds,
                securityGroupIds: [this.endpoints.id],
            });
        }

        this.recordFlows();
    }

    recordFlows() {
        const logs = new CloudwatchLogGroup(this, "flow-logs", { name: "/orders/production/network", retentionInDays: 90 });
        const writer = serviceRole(this, "flow-log-writer", {
            name: "orders-production-flow-logs",
            service: "vpc-flow-logs.amazonaws.com",
            statements: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                    Resource: `${logs.arn}:*`,
                },
            ],
        });
        new FlowLog(this, "flows", { vpcId: this.vpc.id, trafficType: "ALL", logDestination: logs.arn, iamRoleArn: writer.arn });
    }
}

module.exports = { Network };
