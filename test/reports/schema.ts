/** JSON Schemas, compiled once. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";

const root = join(__dirname, "../..");

/** What is wrong with a value, a line each. */
export type Validator = (value: unknown) => readonly string[];

/** The OASIS standard's own, which is written in draft 4. */
export function sarifValidator(): Validator {
    const ajv = new Ajv({ schemaId: "id", meta: false, allErrors: true, unknownFormats: "ignore" });
    ajv.addMetaSchema(parsed("node_modules/ajv/lib/refs/json-schema-draft-04.json"));
    return validatorOf(ajv, parsed("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
}

/** The published schema; `closed` also refuses what it does not describe. */
export function reportValidator({ closed }: { readonly closed: boolean }): Validator {
    const schema = parsed("report.schema.json");
    return validatorOf(new Ajv({ allErrors: true }), closed ? closedSchema(schema) : schema);
}

function validatorOf(ajv: Ajv.Ajv, schema: object): Validator {
    const validate = ajv.compile(schema);
    return (value) =>
        validate(value) === true
            ? []
            : (validate.errors ?? []).map(({ dataPath, message = "", params }) => `${dataPath} ${message} ${JSON.stringify(params)}`);
}

function parsed(path: string): object {
    const value: unknown = JSON.parse(readFileSync(join(root, path), "utf8"));
    if (typeof value !== "object" || value === null) throw new TypeError(path);
    return value;
}

function closedSchema<T>(schema: T): T;
function closedSchema(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((one: unknown) => closedSchema(one));
    if (typeof schema !== "object" || schema === null) return schema;
    const inner = Object.fromEntries(Object.entries(schema).map(([key, one]: [string, unknown]) => [key, closedSchema(one)]));
    return "properties" in schema && !("additionalProperties" in schema) ? { ...inner, additionalProperties: false } : inner;
}
