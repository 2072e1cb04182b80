"use strict";

const { TerraformStack } = require("cdktf");
const { Backups } = require("./backups");
const { Database } = require("./database");
const { DatabaseAccess } = require("./database-access");
const { deploys } = require("./deployment");
const { Network } = require("./network");
const { OnCall } = require("./on-call");

/** What lives longer than any release of the service. */
class DataStack extends TerraformStack {
    constructor(scope, id) {
        super(scope, id);
        deploys(this, id);

        this.onCall = new OnCall(this, "on-call");
        const topicArn = this.onCall.topic.arn;

        this.network = new Network(this, "network");
        this.database = new Database(this, "database", { network: this.network, topicArn });
        this.access = new DatabaseAccess(this, "database-access", { network: this.network, database: this.database, topicArn });
        new Backups(this, "backups", { database: this.database });
    }
}

module.exports = { DataStack };
