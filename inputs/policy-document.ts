/** `aws_iam_policy_document`, which needs no account: its result is made of its arguments. */

import { keyed } from "../architecture/keyed";
import { isObject } from "./json-file";

/** The statements of a document that is given as an argument; `undefined` when it is not known to that extent. */
export type StatementsOf = (document: unknown) => readonly object[] | undefined;

/**
 * The policy document as the provider makes it (terraform-provider-aws, internal/service/iam/policy_document_data_source.go), or nothing when an
 * argument is not known to that extent. Texts in it may be marks of what is not known.
 */
export function policyDocument(args: Readonly<Record<string, unknown>>, statementsOf: StatementsOf): object | undefined {
    const merged = new Map<string, object>();
    const sources = documentsIn(args["sourcePolicyDocuments"], statementsOf);
    const overrides = documentsIn(args["overridePolicyDocuments"], statementsOf);
    const own = listOf(args["statements"])?.map(statementOf);
    if (!sources || !overrides || !own || own.some((statement) => statement === undefined)) return undefined;
    // A statement with the id of an earlier one replaces it.
    for (const statement of [...sources, ...own, ...overrides]) {
        if (statement)
            merged.set(
                "Sid" in statement && typeof statement.Sid === "string" && statement.Sid ? statement.Sid : `\0${String(merged.size)}`,
                statement,
            );
    }
    const version = typeof args["version"] === "string" ? args["version"] : "2012-10-17";
    const id = args["policyId"];
    return { Version: version, ...(typeof id === "string" && { Id: id }), Statement: [...merged.values()] };
}

function statementOf(raw: unknown): object | undefined {
    if (!isObject(raw)) return undefined;
    const lists = ["actions", "notActions", "resources", "notResources"].map((key) => listOf(raw[key]));
    const [principals, notPrincipals] = [principalsOf(raw["principals"]), principalsOf(raw["notPrincipals"])];
    const conditions = conditionsOf(raw["conditions"]);
    const { sid, effect = "Allow" } = raw;
    if (lists.includes(undefined) || !principals || !notPrincipals || !conditions || typeof effect !== "string" || !isText(sid)) return undefined;
    const [actions, notActions, resources, notResources] = lists.map((list) => (list?.length ? oneOrMany(list) : undefined));
    return {
        ...(typeof sid === "string" && sid && { Sid: sid }),
        Effect: effect,
        ...(actions !== undefined && { Action: actions }),
        ...(notActions !== undefined && { NotAction: notActions }),
        ...(resources !== undefined && { Resource: resources }),
        ...(notResources !== undefined && { NotResource: notResources }),
        ...(principals !== "none" && { Principal: principals }),
        ...(notPrincipals !== "none" && { NotPrincipal: notPrincipals }),
        ...(conditions !== "none" && { Condition: conditions }),
    };
}

function isText(raw: unknown): boolean {
    return raw === undefined || raw === null || typeof raw === "string";
}

function principalsOf(raw: unknown): string | object | undefined {
    const list = listOf(raw);
    if (!list) return undefined;
    if (list.length === 0) return "none";
    const byType = new Map<string, unknown[]>();
    for (const principal of list) {
        const identifiers = isObject(principal) ? listOf(principal["identifiers"]) : undefined;
        if (!isObject(principal) || typeof principal["type"] !== "string" || !identifiers) return undefined;
        add(byType, principal["type"], identifiers);
    }
    const [everybody, ...others] = byType.get("*") ?? [];
    if (byType.size === 1 && everybody === "*" && others.length === 0) return "*";
    return keyed([...byType].map(([type, identifiers]) => [type, oneOrMany(identifiers)]));
}

function conditionsOf(raw: unknown): "none" | object | undefined {
    const list = listOf(raw);
    if (!list) return undefined;
    if (list.length === 0) return "none";
    const tests = new Map<string, Map<string, unknown[]>>();
    for (const condition of list) {
        if (!isObject(condition)) return undefined;
        const { test, variable } = condition;
        const values = listOf(condition["values"]);
        if (typeof test !== "string" || typeof variable !== "string" || !values) return undefined;
        const variables = tests.get(test) ?? new Map<string, unknown[]>();
        tests.set(test, variables);
        add(variables, variable, values);
    }
    return keyed([...tests].map(([test, variables]) => [test, keyed([...variables].map(([name, values]) => [name, oneOrMany(values)]))]));
}

function add(lists: Map<string, unknown[]>, key: string, items: readonly unknown[]): void {
    lists.set(key, [...(lists.get(key) ?? []), ...items]);
}

/** Policy variables are written `&{aws:username}`, so that no tool takes them for its own. */
function oneOrMany(list: readonly unknown[]): unknown {
    const texts = list.map((item) => (typeof item === "string" ? item.replaceAll("&{", "${") : item));
    return texts.length === 1 ? texts[0] : texts;
}

function documentsIn(raw: unknown, statementsOf: StatementsOf): readonly object[] | undefined {
    const statements: object[] = [];
    for (const document of listOf(raw) ?? [undefined]) {
        const found = document === "" ? [] : statementsOf(document);
        if (!found) return undefined;
        for (const statement of found) statements.push(statement);
    }
    return statements;
}

/** Absent is empty; anything that is not a list is not known. */
function listOf(raw: unknown): readonly unknown[] | undefined {
    if (raw === undefined || raw === null) return [];
    return Array.isArray(raw) ? raw : undefined;
}
