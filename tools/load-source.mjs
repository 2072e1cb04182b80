// Loads modules of ours from their TypeScript, so that a tool needs no build and never sees a stale one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The exports of `policies/catalogue`. */
export function loadSource(path) {
    const require = createRequire(import.meta.url);
    require.extensions[".ts"] ??= (module, file) => {
        const { code } = transformSync(readFileSync(file, "utf8"), {
            filename: file,
            swcrc: false,
            jsc: { parser: { syntax: "typescript" }, target: "es2022" },
            module: { type: "commonjs" },
        });
        module._compile(code, file);
    };
    return require(join(root, `${path}.ts`));
}
