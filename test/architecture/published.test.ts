import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const architecture = join(__dirname, "../../architecture");

test("the types of every facet are published", () => {
    const published = readFileSync(join(architecture, "published.ts"), "utf8").match(/(?<=\.\/facets\/)[a-z-]+/g);
    expect(published).toEqual(readdirSync(join(architecture, "facets")).map((file) => file.replace(".ts", "")));
});
