"use strict";

// Runs a program that was written for cdktf on CDK Terrain: `node -r ../with-cdktn.js main.js`.
// The bindings in @cdktf/provider-aws also require "cdktf", and cdktn refuses resources whose base class is not its own, so the name has to mean
// cdktn for every module of the process. An npm alias ("cdktf": "npm:cdktn@0.24.0") does the same for good.

const Module = require("node:module");

const resolveFilename = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
    return resolveFilename.call(this, meantForCdktn(request), ...rest);
};

function meantForCdktn(request) {
    if (request === "cdktf") return "cdktn";
    return request.startsWith("cdktf/") ? `cdktn/${request.slice("cdktf/".length)}` : request;
}
