const { internalFrontDoors } = require("./policies/internal-front-doors");
const { digitalOceanLoadBalancer } = require("./readers/digitalocean");

exports.policies = [internalFrontDoors];
exports.readers = [digitalOceanLoadBalancer];
