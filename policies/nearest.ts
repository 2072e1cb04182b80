/** What somebody who misspelt a name meant. */

export { nearest } from "../architecture/nearest";
