/**
 * Counts of work done, for tests of locality: tables that were bound, and those of them that were read as another was
 * before.
 */
export const bindCount = { tables: 0, alike: 0 };
