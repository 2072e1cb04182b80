/** Ranges of internet addresses, which are free text: asked about, never printed. */

/**
 * More addresses than a /8 (IPv4) or a /32 (IPv6) has are the public, to S3: no organization owns as many.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
const NARROWEST_PUBLIC = { ipv4: 8, ipv6: 32 };

/** Whether a range from one IPv4 address to another is that wide; undefined when they are none. */
export function isWideRange(start: string, end: string): boolean | undefined {
    const [from, to] = [numberOf(start), numberOf(end)];
    if (from === undefined || to === undefined) return undefined;
    return to - from + 1 > 2 ** (32 - NARROWEST_PUBLIC.ipv4);
}

/** The same of `203.0.113.0/24`; a single address has no length. The longest has 45 characters (RFC 4291, section 2.2, in its mixed form). */
export function isWideBlock(block: string): boolean | undefined {
    const [, address = "", length = ""] = /^([\da-f:.]{1,45})(?:\/(\d{1,3}))?$/i.exec(block.trim()) ?? [];
    if (address === "" || (!address.includes(":") && numberOf(address) === undefined)) return undefined;
    if (length === "") return false;
    return Number(length) < (address.includes(":") ? NARROWEST_PUBLIC.ipv6 : NARROWEST_PUBLIC.ipv4);
}

function numberOf(address: string): number | undefined {
    const parts = address.trim().split(".");
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
    return parts.reduce((number, part) => number * 256 + Number(part), 0);
}
