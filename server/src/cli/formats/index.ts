import type { FactsFormat } from './facts-format';
import type { CheckFormat } from './format';

/** Loads a format by name, in colour or not; each is loaded only when asked for, and so are colours. */
export const checkFormats: Readonly<Record<string, (color: boolean) => Promise<CheckFormat>>> = {
  pretty: async (color) => {
    const { pretty, plain } = await import('./pretty');
    return pretty(color ? (await import('picocolors')).default.createColors(true) : plain);
  },
  json: async () => (await import('./json')).json,
};

/** As {@link checkFormats}, for facts. */
export const factsFormats: Readonly<Record<string, () => Promise<FactsFormat>>> = {
  pretty: async () => (await import('./facts-pretty')).factsPretty,
  json: async () => (await import('./facts-json')).factsJson,
  csv: async () => (await import('./facts-csv')).factsCsv,
};
