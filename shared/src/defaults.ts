/** At most so many findings are shown for one file, unless the settings say otherwise. */
export const MAX_FINDINGS = 100;
