import { inspect } from "node:util";
import { evaluateProgram } from "../../../inputs/pulumi/program";
it("x", async () => {
    const stack = process.env["STACK"];
    const t = process.env["T"];
    const input = await evaluateProgram(process.env["PROG"] ?? `${__dirname}/programs/symbolic`, {...(stack && { stack }), ...(t && {timeoutSeconds: Number(t)})}).catch(e => e);
    process.stdout.write(inspect(input, { depth: 12 , maxArrayLength: 400}) + "\n");
}, 160000);
