import { createHash } from "node:crypto";

/** What makes two findings the same one, in another run and in another wording. */
export interface Identity {
    readonly policy: string;
    readonly program: string | undefined;
    readonly address: string;
    readonly detail: string | undefined;
}

/** 16 hex digits. Lengths keep `a` beside `bc` apart from `ab` beside `c`. */
export function fingerprintOf({ policy, program = "", address, detail = "" }: Identity): string {
    const text = [policy, program, address, detail].map((part) => `${String(part.length)}:${part}`).join("");
    return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
