/** What prodgate does not read and is often given all the same: what it is, and the way out, in one line. */

import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { isObject } from "../inputs/json-file";

/** What a file is that is not JSON; nothing for JSON and for what is not recognised. */
export function foreignText(path: string): string | undefined {
    if (/(?:^|[\\/])Pulumi(?:\..+)?\.ya?ml$/.test(path)) return "a file of a Pulumi project; name its folder";
    switch (extname(path)) {
        case ".tf":
        case ".tofu":
            return path.endsWith("cdk.tf") ? undefined : HCL;
        case ".bicep":
            return BICEP;
        case ".yaml":
        case ".yml":
        case ".template":
            return CLOUDFORMATION_TEXT.test(headOf(path)) ? CLOUDFORMATION : undefined;
        default:
            return undefined;
    }
}

/** What JSON is that is neither Pulumi's nor Terraform's configuration. */
export function foreignJson(value: unknown): string | undefined {
    if (!isObject(value)) return undefined;
    const { $schema: schema, Resources: resources } = value;
    if (typeof schema === "string" && /\/(?:\w+D|d)eploymentTemplate\.json/.test(schema)) return ARM;
    if ("AWSTemplateFormatVersion" in value) return CLOUDFORMATION;
    if (isObject(resources) && Object.values(resources).some((one) => isObject(one) && /^(?:AWS|Custom)::/.test(String(one["Type"]))))
        return CLOUDFORMATION;
    if ("terraform_version" in value && typeof value["version"] === "number") return STATE;
    if (isObject(value["checkpoint"])) return "a backend's checkpoint; assess what pulumi stack export writes";
    return undefined;
}

/** What a folder that may be read is that is neither a Pulumi program nor synthesized. */
export function foreignFolder(folder: string): string | undefined {
    const names = readdirSync(folder);
    if (names.some((name) => /\.(?:tf|tofu)$/.test(name))) return HCL;
    if (names.includes("cdk.json") || names.includes("cdk.out") || names.some((name) => name.endsWith(".template.json"))) return CLOUDFORMATION;
    if (names.some((name) => name.endsWith(".bicep"))) return BICEP;
    const template = names.find((name) => /\.ya?ml$/.test(name) && foreignText(join(folder, name)) === CLOUDFORMATION);
    return template === undefined ? undefined : CLOUDFORMATION;
}

// https://www.pulumi.com/docs/iac/concepts/converters/
const converted = (from: string) => `pulumi convert --from ${from} --language typescript --out converted makes a program that prodgate assesses`;

const HCL =
    "HCL, which prodgate does not read; it assesses the plan that terraform plan -out=tfplan and terraform show -json tfplan write (or tofu, the same)";
const ARM = `an ARM template, which prodgate does not read; ${converted("arm")}`;
const BICEP = `Bicep, which prodgate does not read; ${converted("bicep")}`;
const CLOUDFORMATION =
    "a CloudFormation template, which prodgate does not read; it assesses the same stack as a Pulumi program, or as what CDK Terrain synthesizes";
const STATE =
    "a raw Terraform state, which prodgate does not read; terraform show -json (or tofu show -json) writes the same state as what prodgate assesses";
const CLOUDFORMATION_TEXT = /^(?:AWSTemplateFormatVersion|Transform:[ \t]*AWS::)|^[ \t]+Type:[ \t]*["']?AWS::/m;

/** Enough of a file to know it by. */
function headOf(path: string): string {
    return readFileSync(path, "utf8").slice(0, 64 * 1024);
}
