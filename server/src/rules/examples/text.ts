import { corrected, heading, type Examples } from './example';

export const text: Examples = {
  'conversion-residue': corrected(`${heading.overview}\n\n[bookmark: _GoBack]全年主动公开政府信息326条。`, ['[bookmark: _GoBack]', '']),
};
