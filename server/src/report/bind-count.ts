/** Counts of work done, for tests of locality. */
export const bindCount = { tables: 0 };
