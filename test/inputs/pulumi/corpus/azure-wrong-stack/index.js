const pulumi = require("@pulumi/pulumi");
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { StorageAccount } = require("@pulumi/azure-native/storage");

const SIZES = { test: "Standard_LRS", live: "Standard_GZRS" };

const group = new ResourceGroup("data");
const size = SIZES[pulumi.getStack()];
if (!size) throw new Error(`no size for the stack ${pulumi.getStack()}`);
new StorageAccount("data", { resourceGroupName: group.name, kind: "StorageV2", sku: { name: size } });
