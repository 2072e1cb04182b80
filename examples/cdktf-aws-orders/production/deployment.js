"use strict";

const { S3Backend } = require("cdktf");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");

const region = "eu-central-1";
const recoveryRegion = "eu-west-1";
const zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];

const tags = {
    service: "orders",
    environment: "production",
    owner: "team-orders@example.com",
    "cost-center": "4711",
    "data-classification": "confidential",
};

/** Where a stack keeps its state, and the account it deploys to. */
function deploys(stack, id) {
    new S3Backend(stack, {
        bucket: "example-terraform-state",
        key: `orders/${id}.tfstate`,
        region,
        encrypt: true,
        kmsKeyId: "alias/terraform-state",
        useLockfile: true, // the types of cdktf 0.21 do not know it, the backend passes it on
    });
    stack.addOverride("terraform.required_version", ">= 1.10.0");
    new AwsProvider(stack, "aws", { region, defaultTags: [{ tags }] });
}

/** The address of the page that says what to do about an alarm. */
function runbook(page) {
    return `https://runbooks.example.com/orders/${page}`;
}

module.exports = { deploys, recoveryRegion, region, runbook, tags, zones };
