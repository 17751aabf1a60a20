// The marks that part clauses and sentences.

/** Tokens that a clause is looked back over at most: what has more between two stops is no clause. */
export const CLAUSE_MAX = 200;

export const COMMA = 44,
  COLON = 58,
  SEMICOLON = 59,
  FULL_STOP = 0x3002,
  PAUSE = 0x3001,
  OPEN = 40,
  CLOSE = 41;
const STOPS = (() => {
  const t = new Uint8Array(65536);
  for (const c of ',:;!?()"\'<>[]|。、') t[c.charCodeAt(0)] = 1;
  return t;
})();

export const isStop = (c: number): boolean => STOPS[c] !== 0;

/** Ends a sentence; 。 ends one for certain, ; may part items of a list. */
export const endsSentence = (c: number): boolean => c === FULL_STOP || c === SEMICOLON || c === 33 || c === 63;
