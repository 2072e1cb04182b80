import { inspect } from "node:util";
import { evaluateProgram } from "../../../inputs/pulumi/program";
it("x", async () => {
    const input = await evaluateProgram(process.env["PROG"] ?? `${__dirname}/programs/symbolic`);
    process.stdout.write(inspect(input, { depth: 12 , maxArrayLength: 400}) + "\n");
}, 60000);
