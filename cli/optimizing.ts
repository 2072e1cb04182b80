/** How V8 compiles the command line, which is a process of prodgate's own. */

import { setFlagsFromString } from "node:v8";

/**
 * What runs for seconds is hardly worth what TurboFan spends on it: it inlines less, and compiles only what runs eight times longer than it would wait for.
 * V8 complains on standard error about a flag that it does not have, so only the versions are told that are known to have these: the first is in those of
 * Node 20, 22 and 24, the second in that of Node 20 alone.
 */
export function optimizeLess(): void {
    const major = Number(process.versions.v8.split(".")[0]);
    if (major >= 11 && major <= 13) setFlagsFromString("--max-inlined-bytecode-size-cumulative=200");
    if (major === 11) setFlagsFromString("--interrupt-budget=1000000");
}
