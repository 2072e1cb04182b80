/** What package.json says of this package. It is beside the compiled folder and beside the sources. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const manifest = read();

/** Undefined until the package has one. */
export const homepage: string | undefined = textAt("homepage");
export const version: string = textAt("version") ?? "0.0.0";
/** The package's own folder, which holds `docs/`. */
export const packageFolder: string = manifest.folder;

function read(): { readonly folder: string; readonly content: Readonly<Record<string, unknown>> } {
    for (let folder = __dirname; ; folder = dirname(folder)) {
        try {
            const content: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
            if (typeof content === "object" && content !== null && "name" in content && content.name === "prodgate")
                return { folder, content: { ...content } };
        } catch {
            // Not here: one level up.
        }
        if (dirname(folder) === folder) return { folder: __dirname, content: {} };
    }
}

function textAt(key: string): string | undefined {
    const value = manifest.content[key];
    return typeof value === "string" ? value : undefined;
}
