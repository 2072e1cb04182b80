/** Where a policy's page is. */

import { homepage } from "./package";

/** The page's address when the package has a homepage, else the command that prints it. */
export function docsOf(policy: string): string {
    return homepage === undefined ? `prodgate explain ${policy}` : `${homepage}/docs/policies/${policy}.md`;
}
