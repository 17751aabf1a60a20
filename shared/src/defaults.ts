/** At most so many findings are shown for one file, unless the settings say otherwise. */
export const MAX_FINDINGS = 100;
/** Files larger than so many megabytes are not read, unless the settings say otherwise. */
export const MAX_FILE_SIZE = 64;
/** No pattern of files that is longer is looked at. */
export const LONGEST_PATTERN = 1000;
