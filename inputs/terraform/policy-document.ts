/** The data source `aws_iam_policy_document`, which needs no account: its document is made of its arguments. */

import { keyed } from "../../architecture/keyed";
import { parseJsonText } from "../../resources/json-text";
import { Hole, JsonDocument, Secret, Template, isList, isMap } from "../../resources/node";
import type { Node } from "../../resources/node";
import { policyDocument } from "../policy-document";

/** Its outputs that are the document. */
export function isDocument(type: string, output: string | undefined): boolean {
    return type === "aws_iam_policy_document" && (output === "json" || output === "minified_json");
}

/** The document, with holes where its arguments have some; nothing when they hide more than that. */
export function documentOf(properties: Node): JsonDocument | undefined {
    if (!isMap(properties)) return undefined;
    const document = policyDocument(
        {
            version: properties["version"],
            policyId: properties["policy_id"],
            statements: blocks(properties["statement"], (statement) => ({
                sid: statement["sid"],
                effect: statement["effect"] ?? undefined,
                actions: listed(statement["actions"]),
                notActions: listed(statement["not_actions"]),
                resources: listed(statement["resources"]),
                notResources: listed(statement["not_resources"]),
                principals: blocks(statement["principals"], principal),
                notPrincipals: blocks(statement["not_principals"], principal),
                conditions: blocks(statement["condition"], ({ values, ...test }) => ({ ...test, values: listed(values) })),
            })),
            sourcePolicyDocuments: properties["source_policy_documents"],
            overridePolicyDocuments: properties["override_policy_documents"],
        },
        statementsIn,
    );
    return document && new JsonDocument(nodeOf(document));
}

type Body = Readonly<Record<string, Node>>;

function principal({ type, identifiers }: Body): object {
    return { type, identifiers: listed(identifiers) };
}

/** Repeated blocks: one, or each of a list. What is none of them is left as it is, and makes the document unknown. */
function blocks(node: Node | undefined, read: (body: Body) => object): unknown {
    if (node === undefined || node === null) return [];
    const all = isMap(node) ? [node] : node;
    return isList(all) ? all.map((one) => (isMap(one) ? read(one) : undefined)) : all;
}

/** A list that is not known takes the place of its members. */
function listed(node: Node | undefined): Node | undefined {
    return node instanceof Hole ? [node] : node;
}

/** Another such document, or text that is one. */
function statementsIn(document: unknown): readonly object[] | undefined {
    const is = typeof document === "string" || document instanceof Template || document instanceof JsonDocument || document instanceof Secret;
    const parsed = is ? parseJsonText(document) : undefined;
    const found = parsed !== undefined && isMap(parsed) ? parsed["Statement"] : undefined;
    if (found === undefined) return undefined;
    const all = isList(found) ? found : [found];
    return all.every(isMap) ? all : undefined;
}

/** What was composed of nodes is one. */
function nodeOf(composed: unknown): Node {
    if (composed === null || typeof composed === "boolean" || typeof composed === "number" || typeof composed === "string") return composed;
    if (composed instanceof Hole || composed instanceof Template || composed instanceof Secret || composed instanceof JsonDocument) return composed;
    if (Array.isArray(composed)) return composed.map(nodeOf);
    return typeof composed === "object" ? keyed(Object.entries(composed).map(([key, value]) => [key, nodeOf(value)])) : new Hole();
}
