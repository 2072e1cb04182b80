"use strict";

const { App } = require("cdktf");
const { ProductionReadiness } = require("prodgate/cdktf-validators");
const { DataStack } = require("./data-stack");
const { ServiceStack } = require("./service-stack");

// The S3 backend locks with a file in the bucket, which needs Terraform 1.10; cdktn refuses it without this promise, cdktf does not read it.
const app = new App({ context: { targetVersions: { terraform: ">=1.10.0" } } });

const data = new DataStack(app, "prod-orders-data");
new ServiceStack(app, "prod-orders-service", { data });

ProductionReadiness.enforce(app);
app.synth();
