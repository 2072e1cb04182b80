import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { azureNativeReaders } from "../../readers/azure-native/readers";
import { azureNativeTypes } from "../../readers/azure-native/types";
import { azurermTypes } from "../../readers/azurerm/types";

/** The SDKs are read as text, and only where a type should stand: to load one costs seconds and hundreds of megabytes. */
const native = dirname(require.resolve("@pulumi/azure-native/package.json"));
const modules = readdirSync(native, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const terraform = join(dirname(require.resolve("@cdktf/provider-azurerm/package.json")), "lib");

test("a type that does not exist is not found", () => {
    expect(["azure-native:web:WebAppp", "azure-native:app:WebApp", "azurerm_web_app", "azurerm_data_azurerm_subnet"].filter(exists)).toEqual([]);
});

test.each([
    ["azure-native", azureNativeTypes],
    ["azurerm", azurermTypes],
])("every type of %s that is known is one of the SDK's", (_, known) => {
    expect(known.flatMap(({ types }) => types).filter((type) => !exists(type))).toEqual([]);
});

test("a reader's first type is today's name of it", () => {
    expect(azureNativeReaders.map(({ types }) => types[0]).filter((type) => !isToday(type))).toEqual([]);
});

test("every former name of a type that is read is read too", () => {
    const missing = azureNativeReaders.flatMap(({ types }) => formerNames(types[0]).filter((type) => !types.includes(type)));
    expect(missing).toEqual([]);
});

function exists(type: string): boolean {
    if (!type.startsWith("azure-native:"))
        return text(join(terraform, type.replace("azurerm_", "").replaceAll("_", "-"), "index.js")).includes(`tfResourceType = "${type}"`);
    return isToday(type) || modules.some((module) => text(fileOf(module, type)).includes(`type: "${type}"`));
}

function isToday(type: string): boolean {
    const [, module = ""] = type.split(":");
    return text(fileOf(module, type)).includes(`__pulumiType = '${type}'`);
}

/** What the SDK lists as aliases without a version. */
function formerNames(type: string): readonly string[] {
    const [, module = ""] = type.split(":");
    const aliases = [...text(fileOf(module, type)).matchAll(/type: "(azure-native:[a-z]+:\w+)"/g)].map(([, alias = ""]) => alias);
    return aliases.filter((alias) => alias !== type);
}

function fileOf(module: string, type: string): string {
    const [, , name = ""] = type.split(":");
    return join(native, module, `${name.replace(/^[A-Z]+/, (capitals) => capitals.toLowerCase())}.js`);
}

function text(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return "";
    }
}
