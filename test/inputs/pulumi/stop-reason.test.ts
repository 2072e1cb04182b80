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
    [`SyntaxError: Unexpected token 'h', ..."a: "hunter2" }"... is not valid JSON`, `SyntaxError: Unexpected token 'h', the text is not valid JSON`],
    [
        `TSError: ⨯ Unable to compile TypeScript:\nindex.ts(2,7): error TS2322: Type '"hunter2"' is not assignable to type 'number'.`,
        `TSError: ⨯ Unable to compile TypeScript: index.ts(2,7): error TS2322: Type '"..."' is not assignable to type 'number'.`,
    ],
])("%j", (message, reason) => {
    expect(stopReason(message, quotable)).toBe(reason);
});
