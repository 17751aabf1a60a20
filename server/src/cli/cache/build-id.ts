// Put in by scripts/build.mjs, once the bytes it is a hash of are known.
declare const BUILD_ID: string | undefined;

/**
 * Names this very build of the program; empty where there is none that lasts: run from source, or rebuilt while it
 * runs.
 */
export const buildId: string = typeof BUILD_ID === 'string' && /^[0-9a-f]{32}$/.test(BUILD_ID) ? BUILD_ID : '';
