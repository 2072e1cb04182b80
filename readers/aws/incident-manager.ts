/** AWS Systems Manager Incident Manager. */

import type { ResponsePlanArgs } from "@pulumi/aws/ssmincidents/responsePlan";
import { yes } from "../../architecture/answer";
import { advise, words } from "../../architecture/value";
import { reader } from "../reader";

export const responsePlan = reader<ResponsePlanArgs>({
    types: ["aws_ssmincidents_response_plan", "aws:ssmincidents/responsePlan:ResponsePlan"],
    names: ["name"],
    facets: ["channel"],
    read: (_, subject) => [
        subject.component("notification channel", {
            channel: { reaches: yes(), fix: advise(words`Add an engagement to response plan "${subject.resource.name}".`) },
        }),
    ],
});
