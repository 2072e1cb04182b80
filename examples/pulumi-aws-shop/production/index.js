const { database, proxy } = require("./data");
const { repository, url } = require("./service");
require("./images");
const { topic } = require("./observability");

module.exports = {
    url,
    repositoryUrl: repository.repositoryUrl,
    databaseIdentifier: database.identifier,
    databaseEndpoint: proxy.endpoint,
    alarmTopicArn: topic.arn,
};
