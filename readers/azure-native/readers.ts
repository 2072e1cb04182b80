/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";


export const azureNativeReaders: readonly AnyReader[] = [

];
