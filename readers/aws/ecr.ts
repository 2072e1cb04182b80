/** Amazon ECR: repositories. */

import type { RepositoryArgs } from "@pulumi/aws/ecr/repository";
import { keptUnlessForced } from "../deletion";
import { reader } from "../reader";

export const ecrRepository = reader<RepositoryArgs>({
    types: ["aws_ecr_repository", "aws:ecr/repository:Repository"],
    names: ["name"],
    facets: ["deletion"],
    read: (p, subject) => [
        // Provider default: "Defaults to `false`."
        subject.component("image repository", { deletion: keptUnlessForced(p.flag("forceDelete", false), "images") }),
    ],
});
