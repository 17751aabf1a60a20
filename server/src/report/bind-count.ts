/**
 * Counts of work done, for tests of locality: tables that were bound, those of them that were read as another was
 * before, and those that were looked at once more to be remembered.
 */
export const bindCount = { tables: 0, alike: 0, learned: 0 };
