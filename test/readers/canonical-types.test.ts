import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pointer, type Pointer } from "../../architecture/pointer";
import { awsReaders } from "../../readers/aws/readers";
import { azureNativeReaders } from "../../readers/azure-native/readers";
import { azurermReaders } from "../../readers/azurerm/readers";

const native = new Set(azureNativeReaders.map(({ canonical }) => canonical));
const terraform = new Set(azurermReaders.map(({ canonical }) => canonical));

/** Azure's own name of a type, as in its resource ids. https://learn.microsoft.com/azure/templates */
const AZURES = /^Microsoft\.[A-Za-z]+(\/[A-Za-z]+)+$/;

/** What one vocabulary alone has as a resource, each with the reason. */
const ALONE = {
    azurerm_storage_account_network_rules: "a part of the storage account, in Azure and in azure-native",
    "Microsoft.Storage/storageAccounts/blobServices": "a part of the storage account in azurerm",
    "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies": "a block of the database, in azurerm",
    "Microsoft.Web/sites/config": "azurerm has no resources for the settings of an app",
    "Microsoft.Web/sites/slots/config": "azurerm has no resources for the settings of a slot",
};

test("what the Azure vocabularies read has Azure's name of it", () => {
    expect([...native, ...terraform].filter((type) => !AZURES.test(type))).toEqual(["azurerm_storage_account_network_rules"]);
});

test("what both Azure vocabularies read has one name", () => {
    const alone = [...native, ...terraform].filter((type) => !native.has(type) || !terraform.has(type));
    expect(alone.sort()).toEqual(Object.keys(ALONE).sort());
});

test("no two names differ in their case only, and no cloud has another one's", () => {
    const azure = new Set([...native, ...terraform]);
    const all = [...azure, ...awsReaders.map(({ canonical }) => canonical)].map((type) => type.toLowerCase());
    expect(all.filter((type, index) => all.indexOf(type) !== index)).toEqual([]);
});

test("a name that no reader declares does not compile", () => {
    const place = { address: "", resource: "", path: "" };
    const to: readonly Pointer[] = [
        pointer(place, "anything", [], ["aws_sqs_queue", "Microsoft.Sql/servers"]),
        // @ts-expect-error -- misspelt
        pointer(place, "anything", [], ["aws_sqs_queues"]),
        // @ts-expect-error -- a spelling of one tool, where a pointer takes the name of all
        pointer(place, "anything", [], ["azurerm_mssql_server"]),
    ];
    expect(to).toHaveLength(3);
});

test("nothing that a scaffold wrote is left to fill in", () => {
    const folder = join(__dirname, "..", "..", "readers");
    const files = ["aws", "azure-native", "azurerm"].flatMap((vocabulary) =>
        readdirSync(join(folder, vocabulary)).map((file) => join(vocabulary, file)),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => readFileSync(join(folder, file), "utf8").includes("FILL IN"))).toEqual([]);
});
