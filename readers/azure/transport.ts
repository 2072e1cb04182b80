/** How clients reach what Azure gives an endpoint of its own, in either vocabulary. */

import { requirement } from "../../architecture/requirement";
import { dependsOn } from "../../architecture/reason";
import { consult, type Consultation } from "../../architecture/amendment";
import { all, any, equals, given, isTrue, not, undecided, yes, type Answer } from "../../architecture/answer";
import type { Entrance } from "../../architecture/facets/transport";
import type { Pointer } from "../../architecture/pointer";
import { becomes, many, mapped, unknown, type Many, type Value } from "../../architecture/value";

/** Its endpoint has a name on the internet, which a firewall narrows and does not hide. */
export function overHttp(httpsOnly: Value<boolean>, exempt?: Answer): Many<Entrance> {
    const encrypted = exempt ? any(isTrue(httpsOnly), exempt) : isTrue(httpsOnly);
    return many([
        {
            detail: "http",
            fromInternet: yes(),
            carries: yes(),
            encrypted: requirement(encrypted, "accepts plain HTTP", becomes(httpsOnly, true)),
        },
    ]);
}

/**
 * NFS shares, which only these accounts have, may need it off.
 * https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
 */
export function mayHaveNfsShares(kind: Value<string>): Answer {
    return all(given(equals(kind, "FileStorage")), undecided(unknown(kind.place, dependsOn("the protocol of its file shares"))));
}

export const storageKinds = {
    StorageV2: "StorageV2",
    Storage: "Storage",
    BlobStorage: "BlobStorage",
    BlockBlobStorage: "BlockBlobStorage",
    FileStorage: "FileStorage",
} as const;

export interface Ingress {
    readonly external: Value<boolean>;
    readonly allowInsecure: Value<boolean>;
    readonly transport: Value<"http" | "tcp">;
    readonly environment: Pointer;
}

/** `auto` is HTTP too. https://learn.microsoft.com/azure/container-apps/ingress-overview#protocol-types */
export const transports = { auto: "http", http: "http", http2: "http", tcp: "tcp" } as const;

/** What another resource says of its environment comes later: see `reachedThrough`. */
export function throughIngress({ external, allowInsecure, transport, environment }: Ingress): Many<Entrance> {
    const passedOn = all(given(equals(transport, "tcp")), undecided(unknown(transport.place, dependsOn("the protocol of its clients"))));
    return many([
        {
            detail: "ingress",
            fromInternet: all(isTrue(external), undecided(unknown(environment.place, dependsOn("the environment")))),
            carries: yes(),
            encrypted: requirement(
                any(all(not(given(equals(transport, "tcp"))), not(isTrue(allowInsecure))), passedOn),
                "accepts plain HTTP from the internet",
                becomes(allowInsecure, false),
            ),
        },
    ]);
}

/** An external ingress is on the internet unless its environment is in a network of its own, or open to private endpoints only. */
export function reachedThrough({ external, environment }: Ingress, address: string): Consultation {
    return consult(address, environment, "transport", "exposure", (mine, { exposure }) =>
        mapped(mine, (one) => ({ ...one, fromInternet: all(isTrue(external), exposure.internet) })),
    );
}
