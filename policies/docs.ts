/** Where a policy's page is. */

import { homepage } from "./package";
import type { Policy } from "./policy";

/** The page's address when the package has a homepage, else the command that prints it. A plugin's policy may have no page. */
export function docsOf({ name, from, docs }: Policy): string | undefined {
    if (from !== undefined) return docs;
    return homepage === undefined ? `prodgate explain ${name}` : `${homepage}/docs/policies/${name}.md`;
}
