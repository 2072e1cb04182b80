const { sep } = require("node:path");
const Sequencer = require("@jest/test-sequencer").default;

/** Where tests start engines, installations and compilers. A fresh clone has no times of an earlier run, and the last file must not be a long one. */
const LONG = ["e2e", "examples", "tools", "fuzz", "cdktf-validators", "inputs"].map((folder) => `${sep}test${sep}${folder}${sep}`);

module.exports = class extends Sequencer {
    sort(tests) {
        const rank = ({ path }) => [...LONG, sep].findIndex((folder) => path.includes(folder));
        return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
    }
};
