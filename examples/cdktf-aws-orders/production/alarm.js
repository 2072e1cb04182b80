"use strict";

const { CloudwatchMetricAlarm } = require("@cdktf/provider-aws/lib/cloudwatch-metric-alarm");
const { runbook } = require("./deployment");

/** An alarm that tells the people on call when it fires and when it is over. */
function alarm(scope, id, { name, meaning, page, topicArn, ...metric }) {
    return new CloudwatchMetricAlarm(scope, id, {
        alarmName: `orders-production-${name}`,
        alarmDescription: `${meaning} ${runbook(page)}`,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 3,
        period: 60,
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
        ...metric,
    });
}

module.exports = { alarm };
