const { readFileSync } = require("node:fs");
const aws = require("@pulumi/aws");

const bucket = new aws.s3.Bucket("policies");
const policy = JSON.parse(readFileSync("./policies/reader.json", "utf8"));
new aws.s3.BucketPolicy("policies", { bucket: bucket.id, policy });
