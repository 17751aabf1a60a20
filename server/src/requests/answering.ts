import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { areSteps, type Steps } from '../document/steps';
import type { OpenDocument } from '../session/document';
import type { Session } from '../session/session';
import { addressIn, isPosition, isRange } from '../session/shapes';

/** What a feature comes to that may take its time. */
export type Outcome<R> = R extends Steps<infer T> ? T : R;

/**
 * What becomes of a question if the text changes before the answer is made: it is asked of the new text, or refused,
 * as the places that it speaks of may be others now.
 */
export type IfChanged = 'asked anew' | 'refused';

/** Answers for an open document that is checked; null for any other, and where the feature fails. */
export type Answer = <R>(
  uri: string,
  token: CancellationToken | undefined,
  what: string,
  feature: (document: OpenDocument, session: Session) => R,
  ifChanged?: IfChanged,
) => Promise<Outcome<R> | null>;

/** As {@link Answer}, for parameters that name the document, and have a place in it where one is needed. */
export type About = <P extends { readonly textDocument: unknown }, R>(
  params: P,
  token: CancellationToken,
  what: string,
  feature: (document: OpenDocument, session: Session, params: P) => R,
  needs?: 'position' | 'range',
) => Promise<Outcome<R> | null>;

/** The text, or how it is to be checked, is another one now. */
class Changed extends Error {}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/** Throws where whoever asked has taken the question back. */
export function stillAsked(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw cancelled();
}

/** @param session the session; throws where there is none that answers */
export function answering(session: () => Session): { readonly answer: Answer; readonly about: About } {
  const answer: Answer = async (uri, token, what, feature, ifChanged = 'asked anew') => {
    const own = session();
    const document = own.documents.get(uri);
    if (!document) return null;
    await document.ready;
    for (;;) {
      await document.whole((then) => token?.onCancellationRequested(then));
      stillAsked(token);
      if (own.documents.get(uri) !== document || !document.options?.enabled) return null;
      try {
        return await made(feature(document, own), document, own, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        if (!(error instanceof Changed)) {
          own.log(what, error);
          return null;
        }
        if (ifChanged === 'refused') throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
      }
    }
  };

  const about: About = (params, token, what, feature, needs) => {
    const uri = addressIn(params);
    const place = needs === undefined ? undefined : (params as Partial<Record<'position' | 'range', unknown>>)?.[needs];
    const placed = needs === undefined || (needs === 'range' ? isRange(place) : isPosition(place));
    if (uri === undefined || !placed)
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `${what}: ${uri === undefined ? 'textDocument' : needs} needed`,
      );
    return answer(uri, token, what, (d, s) => feature(d, s, params), needs === undefined ? 'asked anew' : 'refused');
  };

  return { answer, about };
}

/** What a feature comes to; work in steps is done in slices, as long as it is wanted and the text is the same. */
async function made<R>(
  found: R,
  document: OpenDocument,
  { slices, writeAhead }: Session,
  token: CancellationToken | undefined,
): Promise<Outcome<R> | null> {
  const { generation } = document;
  const goesOn = () => {
    stillAsked(token);
    if (document.generation !== generation) throw new Changed();
  };
  const outcome: unknown = areSteps(found) ? await slices.run(found, goesOn, writeAhead) : found;
  // An editor takes an empty list for an answer and does without its own folding, highlights and the like.
  return Array.isArray(outcome) && outcome.length === 0 ? null : (outcome as Outcome<R>);
}
