import { logRetention } from "../../../policies/observability/log-retention";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, output, pulumiAws, terraform, unknown, type Properties } from "../stack";

const group = (properties: Properties) => pulumiAws("cloudwatch/logGroup:LogGroup", "web", properties);
const tfGroup = (properties: Properties) => terraform("aws_cloudwatch_log_group", "web", { name: "/shop/web", ...properties });
const workspace = (properties: Properties) => azureNative("operationalinsights:Workspace", "shop", properties);
const tfWorkspace = (properties: Properties) => terraform("azurerm_log_analytics_workspace", "shop", { name: "shop", ...properties });
const table = (properties: Properties = {}) =>
    azureNative("operationalinsights:Table", "syslog", { tableName: "Syslog", workspaceName: output("shop", "name"), ...properties });
const tfTable = (properties: Properties = {}) =>
    terraform("azurerm_log_analytics_workspace_table", "syslog", { name: "Syslog", workspace_id: output("shop", "id"), ...properties });

const tooShort = (resource: string, noun: string, because: string, fix: string, days = 30) => ({
    resource,
    message: `${noun} "${resource}" deletes logs before they are ${String(days)} days old (${because}).`,
    fix,
});

policyTest(logRetention, {
    passes: [
        { title: "a log group keeps logs as long as is asked", stack: [group({ retentionInDays: 30 })] },
        { title: "a log group without a retention keeps logs for ever", stack: [group({})] },
        { title: "0 is for ever as well", stack: [tfGroup({ retention_in_days: 0 })] },
        { title: "a number in text", stack: [tfGroup({ retention_in_days: "365" })] },
        {
            title: "a group that hands its logs on keeps nothing",
            stack: [group({ logGroupClass: "DELIVERY", retentionInDays: 2 })],
            notJudged: true,
        },
        { title: "less is asked", stack: [group({ retentionInDays: 7 })], options: { minimum: 7 } },
        { title: "a workspace keeps logs for 30 days when it says nothing", stack: [workspace({})] },
        { title: "a workspace keeps logs as long as is asked", stack: [workspace({ sku: { name: "PerGB2018" }, retentionInDays: 90 })] },
        { title: "a table has what its workspace has", stack: [workspace({ retentionInDays: 90 }), table({ retentionInDays: -1 })] },
        { title: "a table of azurerm has what its workspace has", stack: [tfWorkspace({ retention_in_days: 90 }), tfTable()] },
        {
            title: "what a table keeps for searches counts",
            stack: [workspace({}), table({ retentionInDays: 8, totalRetentionInDays: 365 })],
        },
        { title: "a table of plan Basic keeps logs for 30 days", stack: [tfWorkspace({}), tfTable({ plan: "Basic" })] },
    ],
    violations: [
        {
            title: "a week in a log group",
            stack: [group({ retentionInDays: 7 })],
            findings: [tooShort("web", "Log store", "retentionInDays is 7", "Set retentionInDays to 30.")],
        },
        {
            title: "a week in a log group of Terraform",
            stack: [tfGroup({ retention_in_days: 7 })],
            findings: [tooShort("web", "Log store", "retention_in_days is 7", "Set retention_in_days = 30.")],
        },
        {
            title: "more is asked, and CloudWatch does not offer every number",
            stack: [group({ retentionInDays: 30 })],
            options: { minimum: 45 },
            findings: [tooShort("web", "Log store", "retentionInDays is 30", "Set retentionInDays to 60.", 45)],
        },
        {
            title: "the workspace's default is less than is asked",
            stack: [workspace({})],
            options: { minimum: 90 },
            findings: [tooShort("shop", "Log store", "retentionInDays is 30 by default", "Set retentionInDays to 90.", 90)],
        },
        {
            title: "a week in a workspace of azurerm",
            stack: [tfWorkspace({ sku: "PerGB2018", retention_in_days: 7 })],
            findings: [tooShort("shop", "Log store", "retention_in_days is 7", "Set retention_in_days = 30.")],
        },
        {
            title: "a table that keeps less than its workspace",
            stack: [workspace({ retentionInDays: 90 }), table({ retentionInDays: 8 })],
            findings: [tooShort("syslog", "Log table", "retentionInDays is 8", "Set retentionInDays to 30.")],
        },
        {
            title: "a table of azurerm that keeps less than its workspace",
            stack: [tfWorkspace({ retention_in_days: 90 }), tfTable({ retention_in_days: 8 })],
            findings: [tooShort("syslog", "Log table", "retention_in_days is 8", "Set retention_in_days = 30.")],
        },
        {
            title: "a table of a workspace that keeps too little",
            stack: [tfWorkspace({ retention_in_days: 7 }), tfTable()],
            findings: [
                tooShort("shop", "Log store", "retention_in_days is 7", "Set retention_in_days = 30."),
                tooShort("syslog", "Log table", "shop: retention_in_days is 7", "On shop, set retention_in_days = 30."),
            ],
        },
    ],
    undecided: [
        { title: "a retention from configuration", stack: [group({ retentionInDays: unknown })], because: ["retentionInDays"] },
        { title: "a class that is not known", stack: [tfGroup({ log_group_class: unknown })], because: ["log_group_class"] },
        { title: "a pricing tier that is no longer offered", stack: [workspace({ sku: { name: "Free" } })], because: ["retentionInDays"] },
        { title: "a table whose workspace is in another program", stack: [tfTable()], because: ["workspace_id"] },
        { title: "a table in the engine, which hides its workspace", stack: [inEngine(table())], because: ["workspaceName"] },
        { title: "a plan that is not known", stack: [workspace({}), table({ plan: unknown })], because: ["plan"] },
        { title: "malformed: a list where a number is expected", stack: [group({ retentionInDays: [7] })], because: ["retentionInDays"] },
    ],
    same: [
        { title: "a week in a log group", stacks: [[group({ retentionInDays: 7 })], [tfGroup({ retention_in_days: 7 })]] },
        {
            title: "a table that keeps less than its workspace",
            stacks: [
                [workspace({}), table({ retentionInDays: 8 })],
                [tfWorkspace({}), tfTable({ retention_in_days: 8 })],
            ],
        },
    ],
});
