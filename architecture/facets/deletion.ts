import type { Answer } from "../answer";
import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** What becomes of data when it is deleted after all, on purpose or not. */
        readonly deletion: Deletion;
    }
}

export interface Deletion {
    /** It holds data of its own: an Azure storage account may have queues and tables only. */
    readonly holdsData: Answer;
    /** It holds nothing but what an app is made of, which is deployed again: the storage account of a function app. */
    readonly holdsCode: Answer;
    /** A copy is left, or it is not deleted before it is empty. */
    readonly kept: Requirement;
}
