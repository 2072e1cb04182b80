/** Soft delete of Azure's blob storage, in either vocabulary. */

import { amendable } from "../../architecture/amendable";
import { amend, type Amendment } from "../../architecture/amendment";
import { any, no, undecided, yes, type Answer } from "../../architecture/answer";
import type { Deletion } from "../../architecture/facets/deletion";
import { pointer, type Pointer } from "../../architecture/pointer";
import { dependsOn } from "../../architecture/reason";
import { requirement } from "../../architecture/requirement";
import { unknown, type Change } from "../../architecture/value";
import type { Subject } from "../reader";

const ACCOUNT = "Microsoft.Storage/storageAccounts";

/** Off until it is turned on: https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-enable */
export function blobDeletion(kept: Answer, fix: Change): Deletion {
    return {
        holdsData: amendable(no(), "added"),
        holdsCode: amendable(no(), "added"),
        kept: requirement(kept, "loses deleted blobs or containers at once", fix),
    };
}

/** A container holds blobs. */
export function holdsBlobs(account: Pointer): Amendment {
    return amend(account, "deletion", (mine) => ({ ...mine, holdsData: any(mine.holdsData, yes()) }));
}

/** Every function app keeps its code and its state in a storage account. Where it does not say in which, it may be any of the input. */
export function holdsCode(account: Pointer, isFunction: Answer, subject: Subject): readonly Amendment[] {
    if (isFunction.kind === "no" || account.certainty === "outside" || !subject.declares(ACCOUNT)) return [];
    const { place } = subject;
    const inSight = account.certainty === "sure" || account.certainty === "possible";
    const its = inSight && isFunction.kind === "yes" ? yes() : undecided(unknown(place, dependsOn("which storage account it keeps its code in")));
    return [amend(inSight ? account : pointer(place, "anything"), "deletion", (mine) => ({ ...mine, holdsCode: any(mine.holdsCode, its) }))];
}
