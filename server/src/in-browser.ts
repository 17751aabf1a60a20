declare const process: { readonly versions?: { readonly node?: string } } | undefined;

/** Whether there is nothing of Node: in a worker of a browser. */
export const inBrowser = typeof process === 'undefined' || process.versions?.node === undefined;
