import { stopReason } from "../../../inputs/pulumi/stop-reason";
import { SIGNATURE } from "../../../inputs/pulumi/values";

const key = "-----BEGIN PRIVATE KEY-----\nMIIhunter2\n-----END PRIVATE KEY-----";
const quotable = {
    inputs: [
        {
            password: { [SIGNATURE.key]: SIGNATURE.secret, value: "hunter2-marked-as-secret" },
            tls: { [SIGNATURE.key]: SIGNATURE.secret, value: key },
        },
        { environment: { variables: { API_TOKEN: "hunter2-in-clear" } } },
        { containerDefinitions: '[{"environment":[{"name":"DB_PASSWORD","value":"hunter2-in-json"}]}]' },
    ],
    config: {
        "shop:env": "prod",
        "shop:debug": "true",
        "shop:database": "hunter2-configured",
        "shop:mail": '{"login":{"password":"hunter2-nested"}}',
    },
    environment: { SMTP_PASSWORD: "hunter2-exported", HOME: "/home/shop" },
};

const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each([
    ["Error: no such zone\n    at main (/shop/index.js:3:1)", "Error: no such zone"],
    ["Error: Cannot find module './queues'", "Error: Cannot find module './queues'"],
    ["Error: no route for hunter2-marked-as-secret", "Error: no route for [secret]"],
    [`Error: ${"x".repeat(290)} hunter2-marked-as-secret`, `Error: ${"x".repeat(290)} [s...`],
    [`Error: bad key ${key}`, "Error: bad key [secret]"],
    ["Error: hunter2-in-clear is too short", "Error: [secret] is too short"],
    ["Error: hunter2-in-json is too short", "Error: [secret] is too short"],
    ["Error: true is no product of prod", "Error: true is no product of [configuration shop:env]"],
    ["Error: cannot log in with hunter2-configured", "Error: cannot log in with [configuration shop:database]"],
    ["Error: cannot log in with hunter2-nested", "Error: cannot log in with [configuration shop:mail]"],
    ["Error: cannot log in with hunter2-exported", "Error: cannot log in with [environment variable SMTP_PASSWORD]"],
    ["Error: cannot connect: Server=db;User Id=app;Password=hunter2;", "Error, whose text holds a credential"],
    ["cannot connect: postgres://app:hunter2@db/shop", "an error, whose text holds a credential"],
    ["Error: no route for \u001b[31mhunter2-\u001b[0mmarked-as-secret", "Error: no route for [secret]"],
    [`Error: no route for ${base64("hunter2-marked-as-secret")}`, "Error: no route for [secret]"],
    [`Error: cannot log in with ${base64("app:hunter2-exported")}`, "Error: cannot log in with YXBwOm[environment variable SMTP_PASSWORD]Q="],
    [`Error: cannot log in with ${base64("1hunter2-configured")}`, "Error: cannot log in with MW[configuration shop:database]A=="],
    ["Error: no route for hunter2-mar...", "Error: no route for [secret]..."],
    ["Error: no route for ...as-secret or another", "Error: no route for ...[secret] or another"],
    [`Error: bad key ${encodeURIComponent(key)}`, "Error: bad key [secret]"],
    ["Error: cannot log in with password: hunter2 of nobody", "Error: cannot log in with password: ..."],
    ["Error: cannot log in, dbPassword = hunter2 of nobody", "Error, whose text holds a credential"],
    ["Error: cannot log in with 'hunter2 of nobody' or `hunter2`, can't wait", "Error: cannot log in with '...' or `...`, can't wait"],
    ["TypeError: Cannot read properties of undefined (reading 'arn')", "TypeError: Cannot read properties of undefined (reading 'arn')"],
    [`SyntaxError: Unexpected token 'h', ..."a: "hunter2" }"... is not valid JSON`, `SyntaxError: Unexpected token 'h', the text is not valid JSON`],
    [
        `TSError: ⨯ Unable to compile TypeScript:\nindex.ts(2,7): error TS2322: Type '"hunter2"' is not assignable to type 'number'.`,
        `TSError: ⨯ Unable to compile TypeScript: index.ts(2,7): error TS2322: Type '"..."' is not assignable to type 'number'.`,
    ],
])("%j", (message, reason) => {
    expect(stopReason(message, quotable)).toBe(reason);
});
