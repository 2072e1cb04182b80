/** AWS Certificate Manager: certificates, as far as they are imported with their key. */

import type { CertificateArgs } from "@pulumi/aws/acm/certificate";
import { many } from "../../architecture/value";
import { password } from "../passwords";
import { reader } from "../reader";
import { fromConfiguration } from "../secret-configuration";

/** The write-only `privateKeyWo` never reaches the state. */
export const certificate = reader<CertificateArgs>({
    types: ["aws_acm_certificate", "aws:acm/certificate:Certificate"],
    facets: ["settings"],
    read(p, subject) {
        const key = p.raw("privateKey");
        const fix = p.advise({
            pulumi: `Let ACM issue the certificate for domainName, or take ${fromConfiguration("privateKey")}.`,
            terraform: "Let ACM issue the certificate for domain_name, or pass a sensitive variable to private_key.",
        });
        return [subject.component("certificate", { settings: many(key ? [password(key, subject.resource, fix)] : []) })];
    },
});
