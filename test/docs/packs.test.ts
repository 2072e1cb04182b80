import { readFileSync } from "node:fs";
import { join } from "node:path";

const checkout = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(checkout, path), "utf8").replace(/\s+/g, " ").trim();

test.each(["policies/internal-front-doors.js", "readers/digitalocean.js"])(
    "docs/packs.md shows %s of the example, which is tested as it is installed",
    (file) => {
        const source = read(`examples/own-policies/${file}`);
        expect(source).not.toBe("");
        // The page leaves out a comment that says the same.
        expect(read("docs/packs.md")).toContain(source.replace(/\/\*\* Another provider's .+? \*\/ /, ""));
    },
);
