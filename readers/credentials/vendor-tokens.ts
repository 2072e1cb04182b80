/**
 * Tokens that their vendors made recognizable: a prefix or a mark, an alphabet, a length.
 *
 * Which vendors, prefixes, alphabets and lengths there are is taken from the rules of gitleaks (https://github.com/gitleaks/gitleaks,
 * config/gitleaks.toml), and for Azure from Microsoft's description of its identifiable keys (learn.microsoft.com/purview/sit-defn-azure-...);
 * the patterns are written for this file. Gitleaks' licence:
 *
 * MIT License
 *
 * Copyright (c) 2019 Zachary Rice
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"),
 * to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense,
 * and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
 * IN THE SOFTWARE.
 */

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** By vendor; each begins with a fixed text, so that almost every character is refused at once. */
const TOKENS: readonly (readonly [vendor: string, pattern: string])[] = [
    ["1Password", "ops_eyJ[A-Za-z0-9+/]{40,2048}"],
    ["1Password", "A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}"],
    ["Adobe", "p8e-[A-Za-z0-9]{32}"],
    ["age", "AGE-SECRET-KEY-1[A-Z0-9]{58}"],
    ["Airtable", "pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}"],
    ["Alibaba Cloud", "LTAI[A-Za-z0-9]{20}"],
    ["Anthropic", "sk-ant-[\\w-]{20,255}"],
    ["Artifactory", "AKCp[A-Za-z0-9]{69}"],
    ["Artifactory", "cmVmd[A-Za-z0-9]{59}"],
    ["Atlassian", "AT[ACB]TT3[\\w=-]{60,256}"],
    ["AWS", "(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}"],
    ["AWS Bedrock", "ABSK[A-Za-z0-9+/]{109,269}={0,2}"],
    ["Buildkite", "bk(?:ua|ct|at|pt|rt)_[A-Za-z0-9]{40}"],
    ["CircleCI", "CCIP(?:AT|RJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}"],
    ["ClickHouse Cloud", "4b1d[A-Za-z0-9]{38}"],
    ["Clojars", "CLOJARS_[a-z0-9]{60}"],
    ["Cloudflare", "v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}"],
    ["Contentful", "CFPAT-[\\w-]{43}"],
    ["Databricks", "dapi[a-f0-9]{32}(?:-\\d)?"],
    ["Defined Networking", "dnkey-[a-z0-9=_-]{26}-[a-z0-9=_-]{52}"],
    ["DigitalOcean", "do[opr]_v1_[a-f0-9]{64}"],
    ["Docker Hub", "dckr_[po]at_[\\w-]{20,64}"],
    ["Doppler", "dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{40,64}"],
    ["Duffel", "duffel_(?:test|live)_[\\w=-]{43}"],
    ["Dynatrace", "dt0[cs]\\d{2}\\.[A-Za-z0-9]{8,24}\\.[A-Za-z0-9]{64}"],
    ["EasyPost", "EZ[AT]K[A-Za-z0-9]{54}"],
    ["Facebook", "EAA[A-Z][A-Za-z0-9]{100,512}"],
    ["Figma", "fig[dou]_[\\w-]{40,64}"],
    ["Flutterwave", "FLWSECK(?:_TEST)?-[A-Za-z0-9]{12,40}(?:-X)?"],
    ["Fly.io", "(?:fo1_[\\w-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,1024}={0,3})"],
    ["Frame.io", "fio-u-[\\w=-]{64}"],
    ["GitHub", "gh[pousr]_[A-Za-z0-9]{36,255}"],
    ["GitHub", "github_pat_\\w{22,255}"],
    ["GitLab", "gl(?:pat|ptt|dt|rt|rtr|cbt|ft|imt|agent|soat|oas|ffct)-[\\w.-]{20,255}"],
    ["GitLab", "GR1348941[\\w-]{20}"],
    ["Google", "GOCSPX-[\\w-]{28}"],
    ["Google", "ya29\\.[\\w-]{30,512}"],
    ["Grafana", "glsa_[A-Za-z0-9]{32}(?:_[a-f0-9]{8})?"],
    ["Grafana", "glc_[A-Za-z0-9+/]{32,400}={0,2}"],
    ["Groq", "gsk_[A-Za-z0-9]{52}"],
    ["Harness", "(?:pat|sat)\\.[\\w-]{22}\\.[a-f0-9]{24}\\.[A-Za-z0-9]{20}"],
    ["Heroku", "HRKU-AA[\\w-]{58}"],
    ["Hugging Face", "(?:hf_|api_org_)[A-Za-z0-9]{34}"],
    ["LaunchDarkly", `(?:api|sdk)-${UUID}`],
    ["LangSmith", "lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"],
    ["Linear", "lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"],
    ["Mailgun", "key-[a-f0-9]{32}"],
    ["Netlify", "nfp_[A-Za-z0-9]{36}"],
    ["New Relic", "(?:NRAK-[A-Z0-9]{27}|NRII-[\\w-]{32}|NRAA-[a-f0-9]{27})"],
    ["Notion", "(?:ntn_[A-Za-z0-9]{43,50}|secret_[A-Za-z0-9]{43})"],
    ["npm", "npm_[A-Za-z0-9]{36}"],
    ["NuGet", "oy2[a-z0-9]{43}"],
    ["Octopus Deploy", "API-[A-Z0-9]{26}"],
    ["OpenAI", "sk-(?:proj|svcacct|admin|None)-[\\w-]{20,255}"],
    ["OpenAI", "sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"],
    ["OpenAI", "sk-[A-Za-z0-9]{48}"],
    ["OpenRouter", "sk-or-v1-[a-f0-9]{64}"],
    ["OpenShift", "sha256~[\\w-]{43}"],
    ["Perplexity", "pplx-[A-Za-z0-9]{48}"],
    ["Plaid", `access-(?:sandbox|development|production)-${UUID}`],
    ["PlanetScale", "pscale_(?:tkn|oauth|pw)_[\\w=.-]{32,64}"],
    ["Postman", "PMAK-[a-f0-9]{24}-[a-f0-9]{34}"],
    ["Prefect", "pn[ub]_[A-Za-z0-9]{36}"],
    ["Pulumi", "pul-[a-f0-9]{40}"],
    ["PyPI", "pypi-AgE[\\w-]{50,1000}"],
    ["ReadMe", "rdme_[a-z0-9]{70}"],
    ["Replicate", "r8_[A-Za-z0-9]{37}"],
    ["Resend", "re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}"],
    ["RubyGems", "rubygems_[a-f0-9]{48}"],
    ["Scalingo", "tk-us-[\\w-]{48}"],
    ["SendGrid", "SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}"],
    ["Sendinblue", "x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}"],
    ["Sentry", "sntry(?:u_[a-f0-9]{64}|s_eyJ[A-Za-z0-9+/=_]{60,1024})"],
    ["SettleMint", "sm_[aps]at_[A-Za-z0-9]{16}"],
    ["Shippo", "shippo_(?:live|test)_[a-fA-F0-9]{40}"],
    ["Shopify", "shp(?:at|ss|ca|pa|ua)_[a-fA-F0-9]{32}"],
    ["Slack", "(?:xoxe\\.)?xox[abeoprs]-[A-Za-z0-9-]{10,255}"],
    ["Slack", "xapp-\\d-[A-Za-z0-9-]{10,255}"],
    ["SonarQube", "sq[pau]_[a-f0-9]{40}"],
    ["Sourcegraph", "sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}"],
    ["Square", "(?:sq0(?:atp|csp)-[\\w-]{22,60}|EAAA[\\w-]{60})"],
    ["Stripe", "(?:sk|rk)_(?:live|prod)_[A-Za-z0-9]{10,128}"],
    ["Stripe", "whsec_[A-Za-z0-9+/=]{24,64}"],
    ["Supabase", "sb(?:p_[a-f0-9]{40}|_secret_[\\w-]{31,64})"],
    ["Tailscale", "tskey-(?:auth|api|client|scim|webhook)-[\\w-]{20,80}"],
    ["Telegram", "\\d{8,10}:AA[\\w-]{33}"],
    ["Tencent Cloud", "AKID[A-Za-z0-9]{32}"],
    ["Typeform", "tfp_[\\w.=-]{59}"],
    ["Vault", "hv[sbr]\\.[\\w-]{24,300}"],
    ["xAI", "xai-[A-Za-z0-9]{80}"],
    ["Yandex", "(?:AQVN[\\w-]{35,38}|t1\\.[\\w-]{1,200}={0,2}\\.[\\w-]{86}={0,2})"],
];

/** With a mark in the middle or at the end. */
const MARKED: readonly (readonly [vendor: string, pattern: string])[] = [
    ["Azure DevOps", "[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}"],
    ["Azure Storage, Batch, Cosmos DB, API Management", "[A-Za-z0-9+/]{76}(?:\\+ASt|AStA|\\+ABa|ACDb|\\+AMC|AAP1)[A-Za-z0-9+/]{5}[AQgw]=="],
    ["Azure Service Bus, Event Hubs, IoT, Relay", "[A-Za-z0-9+/]{33}(?:AIoT|\\+ASb|\\+AEh|\\+ARm)[A-P][A-Za-z0-9+/]{5}="],
    ["Azure Cache, Container Registry", "[A-Za-z0-9+/]{33,42}(?:AzCa|\\+ACR)[A-Za-z0-9+/]{6}=?"],
    ["Azure Functions, AI Search", "[\\w-]{42,44}Az(?:Fu|Se)[\\w-]{4,8}={0,2}"],
    ["Mailchimp", "[a-f0-9]{32}-us\\d{1,2}"],
    ["MaxMind", "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"],
    ["Microsoft Entra", "[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}"],
    ["New Relic", "[a-f0-9]{36}NRAL"],
    ["Discord", "[MNO][A-Za-z\\d_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,38}"],
    ["Terraform Cloud", "[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,70}"],
];

export const VENDOR_TOKENS = new RegExp(
    `(?<![A-Za-z0-9])(?:${TOKENS.map(([, pattern]) => pattern).join("|")})(?![A-Za-z0-9])|(?<![\\w~.+/=-])(?:${MARKED.map(([, pattern]) => pattern).join("|")})(?![\\w~/+])`,
    "g",
);
