/** Words wrapped at a terminal's width. */

/** The width where there is no terminal to ask. */
export const DEFAULT_WIDTH = 100;

/** How a line is laid out: what stands before it, and before each line that it continues on. */
export interface Layout {
    readonly width: number;
    readonly first?: string;
    readonly hang?: string;
}

/** The lines of a text, none wider than `width` unless a single word is. */
export function wrapped(text: string, { width, first = "", hang = first }: Layout): readonly string[] {
    const lines: string[] = [];
    let line = first;
    let empty = true;
    for (const word of text.split(" ")) {
        if (!empty && line.length + 1 + word.length > width) {
            lines.push(line);
            line = hang;
            empty = true;
        }
        line += empty ? word : ` ${word}`;
        empty = false;
    }
    return [...lines, line];
}
