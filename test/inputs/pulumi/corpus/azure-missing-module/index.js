const { ResourceGroup } = require("@pulumi/azure-native/resources");
const redis = require("@pulumi/azure-native/redis");

const group = new ResourceGroup("cache");
// Written by a build step that has not run.
const settings = require("./generated/settings");
new redis.Redis("cache", { resourceGroupName: group.name, sku: settings.sku });
