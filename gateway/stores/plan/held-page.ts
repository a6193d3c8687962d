import type { NormalisedPage } from '../../contracts/sheet.ts';

/** A page as JSON text, to be kept sealed until a person decides on it. */
export function pageText(page: NormalisedPage): string {
  return JSON.stringify({
    ...page,
    ...(page.parts && { parts: [...page.parts] }),
    ...(page.stems && { stems: [...page.stems] }),
    ...(page.answers && { answers: Buffer.from(page.answers).toString('base64') }),
  });
}

/** The page of `pageText`. */
export function pageOf(text: string): NormalisedPage {
  const { read, keepRawUntil, parts, stems, answers, ...page } = JSON.parse(text) as Written;
  return {
    ...page,
    read: { from: new Date(read.from), to: new Date(read.to) },
    ...(keepRawUntil && { keepRawUntil: new Date(keepRawUntil) }),
    ...(parts && { parts: new Map(parts) }),
    ...(stems && { stems: new Map(stems) }),
    ...(answers !== undefined && { answers: Buffer.from(answers, 'base64') }),
  };
}

type Written = Omit<NormalisedPage, 'read' | 'keepRawUntil' | 'parts' | 'stems' | 'answers'> & {
  readonly read: { readonly from: string; readonly to: string };
  readonly keepRawUntil?: string;
  readonly parts?: [string, number][];
  readonly stems?: [string, string[]][];
  readonly answers?: string;
};
