/** Amazon OpenSearch Service: domains, and who gets at them. */

import type { DomainArgs } from "@pulumi/aws/opensearch/domain";
import type { DomainPolicyArgs } from "@pulumi/aws/opensearch/domainPolicy";
import { amendable } from "../../architecture/amendable";
import { all, any, given, isTrue, no, not, some, yes, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Setting } from "../../architecture/facets/settings";
import type { Entrance } from "../../architecture/facets/transport";
import { requirement } from "../../architecture/requirement";
import { becomes, many, type Many } from "../../architecture/value";
import { byName } from "../metrics";
import { optionalPassword } from "../passwords";
import { byProvider, type Props } from "../props";
import { opens } from "../public-access";
import { reader, type Subject } from "../reader";
import { watched } from "./alarms";
import type { PolicyDocument } from "./policy-documents";
import { openByPolicy } from "./resource-policies";

const DOMAIN = "aws_opensearch_domain";

export const opensearchDomain = reader<DomainArgs>({
    types: [DOMAIN, "aws:opensearch/domain:Domain"],
    names: ["domainName"],
    facets: ["logs", "publicAccess", "settings", "transport", "watched"],
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-cloudwatchmetrics.html
    metrics: { namespaces: ["AWS/ES"], dimensions: { DomainName: byName(/^domain_?name$/i) } },
    read(p, subject) {
        // "VPC access or public access", for good: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
        const inVpc = isTrue(p.in("vpcOptions").has("subnetIds"));
        return [
            subject.component("search domain", {
                logs: logsOf(p),
                publicAccess: {
                    openings: amendable(many([openByPolicy(p.json<PolicyDocument>("accessPolicies"), NAME_PRINCIPALS)]), "added"),
                    shut: { policy: given(any(inVpc, signsIn(p))) },
                    published: no(),
                },
                settings: masterPassword(p, subject),
                transport: entrance(p, inVpc),
                watched: watched(yes(), { metric: "ClusterStatus.red", dimensions: "DomainName" }, subject),
            }),
        ];
    },
});

export const opensearchDomainPolicy = reader<DomainPolicyArgs>({
    types: ["aws_opensearch_domain_policy", "aws:opensearch/domainPolicy:DomainPolicy"],
    facets: [],
    amends: ["publicAccess"],
    read: (p, subject) =>
        opens(p.to("domainName", { types: [DOMAIN] }), openByPolicy(p.json<PolicyDocument>("accessPolicies"), NAME_PRINCIPALS), "policy", subject),
});

const NAME_PRINCIPALS = 'Name the roles that need it as principals instead of "*".';

/** Fine-grained access control asks everybody who they are, whatever the policy lets through. Provider defaults of both: false. */
function signsIn(p: Props<DomainArgs>): Answer {
    const security = p.in("advancedSecurityOptions");
    return all(isTrue(security.flag("enabled", false)), not(isTrue(security.flag("anonymousAuthEnabled", false))));
}

function masterPassword(p: Props<DomainArgs>, { resource }: Subject): Many<Setting> {
    const user = p.in("advancedSecurityOptions").in("masterUserOptions");
    const fix = user.advise({
        pulumi: "Name a role in masterUserArn instead, or take masterUserPassword from Secrets Manager.",
        terraform: "Name a role in master_user_arn instead, or pass a sensitive variable to master_user_password.",
    });
    return many(optionalPassword(user.raw("masterUserPassword"), user.place("masterUserPassword").path, resource, fix));
}

/** Provider default in the block: "Defaults to `true`." Without the block AWS decides, for it depends on how the domain was made. */
function entrance(p: Props<DomainArgs>, inVpc: Answer): Many<Entrance> {
    const options = p.in("domainEndpointOptions");
    const { present } = options;
    const https = options.flag("enforceHttps", present.kind === "known" && present.value ? true : byProvider, { effect: "client-visible" });
    return many([
        {
            detail: "endpoint",
            fromInternet: not(inVpc),
            carries: yes(),
            encrypted: requirement(isTrue(https), "accepts plain HTTP", becomes(https, true)),
        },
    ]);
}

/** Which of the logs are published is not asked. */
function logsOf(p: Props<DomainArgs>): Many<LogStream> {
    // Provider default: "Defaults to `true`."
    const published = some(p.each(PUBLISHED), (log) => isTrue(log.flag("enabled", true)));
    const fix = p.advise({
        pulumi: 'Add { logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn } to logPublishingOptions.',
        terraform: 'Add log_publishing_options with log_type = "ES_APPLICATION_LOGS" and a cloudwatch_log_group_arn.',
    });
    return many([
        { detail: "publishing", central: requirement(any(published, all(isTrue(p.has(PUBLISHED)), no())), "does not publish its logs", fix) },
    ]);
}

const PUBLISHED = "logPublishingOptions";
