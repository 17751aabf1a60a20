/** The same edits in each test run, so that it says the same of the same code; `npm run fuzz` draws new ones. */
export const seed = Number(process.env['GOUJI_SEED'] ?? 20211);
