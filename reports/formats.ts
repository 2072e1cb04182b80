/** Names of the formats, apart from what writes them: the command line starts without it. */
export const FORMATS = ["pretty", "json", "sarif", "junit", "markdown"] as const;
export type Format = (typeof FORMATS)[number];
