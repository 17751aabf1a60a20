/** Why a document cannot be read or an edit not be written, in both languages. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
}

/** Thrown where a document cannot be read, or an edit cannot be carried into it. */
export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(reason.en);
  }
}

export function refuse(zh: string, en: string): Refusal {
  return new Refusal({ zh, en });
}
