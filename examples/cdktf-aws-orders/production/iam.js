"use strict";

const { IamRole } = require("@cdktf/provider-aws/lib/iam-role");
const { IamRolePolicy } = require("@cdktf/provider-aws/lib/iam-role-policy");
const { IamRolePolicyAttachment } = require("@cdktf/provider-aws/lib/iam-role-policy-attachment");

/** A role that one AWS service may take, with its own statements and the managed policies it needs. */
function serviceRole(scope, id, { name, service, statements = [], managed = [] }) {
    const role = new IamRole(scope, id, {
        name,
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
        }),
    });
    if (statements.length > 0) {
        new IamRolePolicy(scope, `${id}-permissions`, {
            name: "permissions",
            role: role.id,
            policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
        });
    }
    for (const policy of managed) {
        new IamRolePolicyAttachment(scope, `${id}-${policy.split("/").pop()}`, { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` });
    }
    return role;
}

module.exports = { serviceRole };
