module.exports = { functionResult };

/** The functions that programs ask before they declare anything; undefined for others. */
function functionResult(token, args, { region, account }) {
    switch (token) {
        case "aws:index/getRegion:getRegion":
            return { id: region, name: region, region, description: "A region", endpoint: `ec2.${region}.amazonaws.com` };
        case "aws:index/getPartition:getPartition":
            return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
        case "aws:index/getCallerIdentity:getCallerIdentity":
            return { id: account, accountId: account, arn: `arn:aws:iam::${account}:user/deployer`, userId: "AIDACKCEVSQ6C2EXAMPLE" };
        case "aws:index/getAvailabilityZones:getAvailabilityZones":
            return {
                id: region,
                region,
                names: ["a", "b", "c"].map((zone) => `${region}${zone}`),
                zoneIds: ["use1-az1", "use1-az2", "use1-az4"],
                groupNames: [`${region}-zg-1`],
            };
        case "aws:ec2/getAmi:getAmi":
            return { id: "ami-0123456789abcdef0", imageId: "ami-0123456789abcdef0", architecture: "x86_64", tags: {} };
        case "aws:ec2/getVpc:getVpc":
            return { id: args.id ?? "vpc-0123456789abcdef0", cidrBlock: "172.31.0.0/16", default: args.default ?? false, tags: {} };
        case "aws:ec2/getSubnets:getSubnets":
            return { id: region, ids: ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"], tags: {} };
        case "aws:iam/getPolicyDocument:getPolicyDocument": {
            const json = policyDocument(args);
            return { id: "policy", json: JSON.stringify(json, null, 2), minifiedJson: JSON.stringify(json) };
        }
        default:
            return undefined;
    }
}

function policyDocument(args) {
    return {
        Version: args.version ?? "2012-10-17",
        ...(args.policyId === undefined ? {} : { Id: args.policyId }),
        Statement: (args.statements ?? []).map(statement),
    };
}

function statement(given) {
    return {
        ...(given.sid === undefined ? {} : { Sid: given.sid }),
        Effect: given.effect ?? "Allow",
        ...oneOrMany("Action", given.actions),
        ...oneOrMany("NotAction", given.notActions),
        ...oneOrMany("Resource", given.resources),
        ...oneOrMany("NotResource", given.notResources),
        ...principals("Principal", given.principals),
        ...principals("NotPrincipal", given.notPrincipals),
        ...conditions(given.conditions),
    };
}

function principals(key, given) {
    if (given === undefined) return {};
    if (given.some(({ type }) => type === "*")) return { [key]: "*" };
    return { [key]: Object.assign({}, ...given.map(({ type, identifiers }) => oneOrMany(type, identifiers))) };
}

function conditions(given) {
    if (given === undefined) return {};
    const tests = {};
    for (const { test, variable, values } of given) tests[test] = { ...tests[test], ...oneOrMany(variable, values) };
    return { Condition: tests };
}

/** The provider writes a list of one as the value itself. */
function oneOrMany(key, values) {
    if (values === undefined) return {};
    return { [key]: values.length === 1 ? values[0] : values };
}
