const { execFileSync } = require("node:child_process");
const { join } = require("node:path");

/** Builds what the tests start, so that no test ever runs against yesterday's. */
module.exports = () => {
    const root = join(__dirname, "..");
    execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
};
